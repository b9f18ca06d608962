package org.djust.internal.render;

import java.io.IOException;

/** A view's first render: the document, and what the client shows once it has loaded it. */
public final class Page {
    private static final String HEAD = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";

    private final ClientView view;
    private final PageText page;

    Page(ClientView view, PageText page) {
        this.view = view;
        this.page = page;
    }

    public ClientView view() {
        return view;
    }

    /**
     * Writes the document. A template's output without body becomes the body of a minimal one.
     *
     * @param script         a whole script element; goes to the end of the head
     * @param rootAttributes goes into the root's start tag; begins with a space
     */
    public void writeTo(Appendable out, String script, String rootAttributes) throws IOException {
        CharSequence text = page.text;
        if (page.rootTagEnd < 0) {
            out.append(HEAD).append(script).append("</head><body").append(rootAttributes).append('>').append(text)
                    .append("</body></html>");
            return;
        }
        int scriptAt = page.headEnd >= 0 ? page.headEnd : page.root;
        out.append(text, 0, scriptAt).append(script).append(text, scriptAt, page.rootTagEnd).append(rootAttributes)
                .append(text, page.rootTagEnd, text.length());
    }
}
