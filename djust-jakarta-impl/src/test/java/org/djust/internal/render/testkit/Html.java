package org.djust.internal.render.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A second, simple reading of HTML: how a browser would find the scopes of a document. For well nested documents. */
final class Html {
    private static final Pattern TOKEN =
            Pattern.compile("(?s)<!--.*?-->|<![^>]*>|<(/?)([a-zA-Z][^\\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=/]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+)))?");
    private static final Set<String> VOID = Set.of("area", "base", "br", "col", "hr", "img", "input", "link", "meta");
    private static final Set<String> RAW = Set.of("script", "style", "textarea", "title");

    /** An element with its place in the text. */
    static final class Node {
        final String name;
        final Map<String, String> attributes;
        final Node parent;
        final int start;
        int end = -1;
        final List<Node> children = new ArrayList<>();

        Node(String name, Map<String, String> attributes, Node parent, int start) {
            this.name = name;
            this.attributes = attributes;
            this.parent = parent;
            this.start = start;
        }
    }

    private final String text;
    private Node open;

    private Html(String text) {
        this.text = text;
    }

    /** The scope tree of a document. */
    static Scope document(String text) {
        Node all = new Html(text).parse();
        Node root = find(all, node -> node.attributes.containsKey("dj-root"));
        root = root != null ? root : find(all, node -> node.name.equals("body"));
        Scope scope = new Scope(null);
        fill(scope, root, text, new HashSet<>(), root.attributes.containsKey("dj-ignore"));
        return scope;
    }

    /** The scope tree of one element's outer HTML. */
    static Scope element(String text, String key) {
        Node all = new Html(text).parse();
        if (all.children.size() != 1 || all.children.get(0).end != text.length()) {
            throw new IllegalStateException("Not one element: " + text);
        }
        Node node = all.children.get(0);
        Scope scope = new Scope(key == null ? key(node) : key);
        fill(scope, node, text, new HashSet<>(), hides(node));
        return scope;
    }

    private static boolean hides(Node node) {
        return node.attributes.containsKey("dj-ignore") || node.name.equals("template");
    }

    private static Node find(Node node, java.util.function.Predicate<Node> test) {
        for (Node child : node.children) {
            Node found = test.test(child) ? child : find(child, test);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void fill(Scope scope, Node node, String text, Set<String> keys, boolean hidden) {
        int[] from = {node.start};
        if (!hidden) {
            collect(scope, node, text, keys, from);
        }
        scope.parts.add(text.substring(from[0], node.end));
    }

    private static void collect(Scope scope, Node node, String text, Set<String> keys, int[] from) {
        for (Node child : node.children) {
            String key = key(child);
            if (key != null && keys.add(key)) {
                scope.parts.add(text.substring(from[0], child.start));
                Scope inner = new Scope(key);
                fill(inner, child, text, new HashSet<>(), hides(child));
                scope.parts.add(inner);
                from[0] = child.end;
            } else if (!hides(child)) {
                collect(scope, child, text, keys, from);
            }
        }
    }

    static String key(Node node) {
        String id = node.attributes.getOrDefault("id", "");
        String key = node.attributes.getOrDefault("dj-key", "");
        return !id.isEmpty() ? "#" + id : key.isEmpty() ? null : "=" + key;
    }

    private Node parse() {
        Node all = new Node("", Map.of(), null, 0);
        open = all;
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (token.find(at)) {
            at = token.end();
            if (token.group(2) != null) {
                at = tag(token, token.group(2).toLowerCase(Locale.ROOT));
            }
        }
        while (open != null) {
            open.end = text.length();
            open = open.parent;
        }
        return all;
    }

    private int tag(Matcher token, String name) {
        if (!token.group(1).isEmpty()) {
            while (!open.name.equals(name) && open.parent != null) {
                end(token.start());
            }
            end(token.end());
            return token.end();
        }
        impliedEnds(name, token.start());
        Node node = new Node(name, attributes(token.group(3)), open, token.start());
        open.children.add(node);
        if (VOID.contains(name) || token.group(3).endsWith("/") && within("svg")) {
            node.end = token.end();
        } else {
            open = node;
            if (RAW.contains(name) && !within("svg")) {
                return text.indexOf("</" + name, token.end());
            }
        }
        return token.end();
    }

    private boolean within(String name) {
        for (Node node = open; node != null; node = node.parent) {
            if (node.name.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void impliedEnds(String name, int at) {
        while (name.equals("li") && open.name.equals("li") || name.equals("option") && open.name.equals("option")
                || (name.equals("td") || name.equals("tr")) && open.name.equals("td")
                || name.equals("tr") && open.name.equals("tr")
                || Set.of("p", "div", "ul", "table", "form", "section").contains(name) && open.name.equals("p")) {
            end(at);
        }
    }

    private void end(int at) {
        if (open.parent != null) {
            open.end = at;
            open = open.parent;
        }
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new java.util.HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String value = attribute.group(2) != null ? attribute.group(2)
                    : attribute.group(3) != null ? attribute.group(3) : attribute.group(4);
            attributes.putIfAbsent(attribute.group(1).toLowerCase(Locale.ROOT), value == null ? "" : unescape(value));
        }
        return attributes;
    }

    private static String unescape(String value) {
        return value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
