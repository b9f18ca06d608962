package org.djust.internal.render;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A view's first render: the document, and what the client shows once it has loaded it. */
public final class Page {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w-]*");
    private static final String HEAD = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";

    private final ClientView view;
    private final PageText page;
    private final Map<String, Supplier<String>> embedded = new HashMap<>(0);

    Page(ClientView view, PageText page) {
        this.view = view;
        this.page = page;
    }

    public ClientView view() {
        return view;
    }

    /** The name of the root's element; null when the template has none but the body. */
    public String tag() {
        if (page.rootEnd < 0) {
            return null;
        }
        Matcher name = NAME.matcher(page.text).region(page.root + 1, page.rootTagEnd);
        return name.lookingAt() && !name.group().equalsIgnoreCase("body") ? name.group() : null;
    }

    /**
     * Puts the first render of an embedded view where this one has only a placeholder.
     *
     * @param placeholder    as the template put it out
     * @param rootAttributes of the embedded view's root; begins with a space
     */
    public void embed(String placeholder, Page other, String rootAttributes) {
        embedded.put(placeholder, () -> other.root(rootAttributes));
    }

    private String root(String attributes) {
        CharSequence text = page.text;
        return filled(new StringBuilder().append(text, page.root, page.rootTagEnd).append(attributes)
                .append(text, page.rootTagEnd, page.rootEnd)).toString();
    }

    private StringBuilder filled(StringBuilder text) {
        embedded.forEach((placeholder, root) -> {
            int at = text.indexOf(placeholder);
            if (at >= 0) {
                text.replace(at, at + placeholder.length(), root.get());
            }
        });
        return text;
    }

    /**
     * The document. A template's output without body becomes the body of a minimal one.
     *
     * @param script         a whole script element; goes to the end of the head
     * @param rootAttributes goes into the root's start tag; begins with a space
     */
    public String html(String script, String rootAttributes) {
        return filled(document(script, rootAttributes)).toString();
    }

    private StringBuilder document(String script, String rootAttributes) {
        StringBuilder out = new StringBuilder(page.text.length() + script.length() + rootAttributes.length());
        CharSequence text = page.text;
        if (page.rootTagEnd < 0) {
            out.append(HEAD).append(script).append("</head><body").append(rootAttributes).append('>').append(text)
                    .append("</body></html>");
            return out;
        }
        int scriptAt = page.headEnd >= 0 ? page.headEnd : page.root;
        out.append(text, 0, scriptAt).append(script).append(text, scriptAt, page.rootTagEnd).append(rootAttributes)
                .append(text, page.rootTagEnd, text.length());
        return out;
    }
}
