package org.djust.it;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a page's view and the scopes in it. Every element but the void ones must have its end tag. */
final class PageParser {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][\\w-]*)[^>]*>");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta");

    private final String html;
    private final Deque<PageScope> open = new ArrayDeque<>();
    private final Deque<PageScope> elements = new ArrayDeque<>();
    private PageScope root;

    PageParser(String html) {
        this.html = html;
    }

    /** The element that the server marked as the view's root. */
    PageScope root() {
        Matcher tags = TAG.matcher(html);
        int at = 0;
        while (tags.find()) {
            text(html.substring(at, tags.start()));
            at = tags.end();
            if (!tags.group(1).isEmpty()) {
                end(tags.group());
            } else {
                start(tags.group(), tags.group(2));
            }
            if (root != null && open.isEmpty()) {
                return root;
            }
        }
        throw new AssertionError("no element with dj-view, or without an end: " + html);
    }

    private void start(String tag, String name) {
        boolean scope = root == null ? tag.contains(" dj-view=\"") : PageScope.key(tag) != null;
        PageScope around = open.peek();
        if (scope) {
            PageScope begun = new PageScope();
            root = root == null ? begun : root;
            if (around != null) {
                around.add(begun);
            }
            open.push(begun);
        }
        if (!open.isEmpty()) {
            open.peek().add(tag);
            boolean hasEnd = !VOID.contains(name);
            if (hasEnd) {
                elements.push(open.peek());
            } else if (scope) {
                open.pop();
            }
        }
    }

    private void end(String tag) {
        if (open.isEmpty()) {
            return;
        }
        PageScope ended = elements.pop();
        ended.add(tag);
        // the scope's own element is the last of those that were opened in it
        if (!elements.contains(ended)) {
            open.pop();
        }
    }

    private void text(String text) {
        if (!open.isEmpty() && !text.isEmpty()) {
            open.peek().add(text);
        }
    }
}
