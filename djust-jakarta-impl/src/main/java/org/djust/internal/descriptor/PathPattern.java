package org.djust.internal.descriptor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The path of a view below the context root: literal segments and variables such as {@code {room}}. Immutable. */
public final class PathPattern {

    private static final Pattern LITERAL = Pattern.compile("[^{}*?#%;\\s]+");
    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_]\\w*}");

    private final String text;
    private final List<String> segments;

    private PathPattern(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    /** @throws IllegalArgumentException says what is wrong with the text and what to write */
    public static PathPattern parse(String text) {
        require(text.startsWith("/"), text, "doesn't start with '/': write \"/" + text + "\"");
        if (text.equals("/")) {
            return new PathPattern(text, List.of());
        }
        List<String> segments = List.of(text.substring(1).split("/", -1));
        for (String segment : segments) {
            require(!segment.isEmpty(), text, "has an empty segment: leave out the superfluous '/'");
            boolean dots = segment.equals(".") || segment.equals("..");
            boolean variable = VARIABLE.matcher(segment).matches();
            require(!dots && (variable || LITERAL.matcher(segment).matches()), text, "has the segment \""
                    + segment + "\": a segment is plain text or one variable such as {id}");
        }
        require(!isVariable(segments.get(0)), text,
                "begins with a variable and would take every page of the application:"
                        + " put a literal segment before it");
        require(!segments.get(0).equals("djust"), text, "is below /djust, which this library uses: choose another");
        PathPattern pattern = new PathPattern(text, segments);
        List<String> names = pattern.variables();
        require(names.stream().distinct().count() == names.size(), text, "names a variable twice: rename one");
        return pattern;
    }

    /**
     * The variables' values, decoded; null when the path is another.
     *
     * @param path the request's path below the context root, as it was sent (encoded)
     */
    public Map<String, String> match(String path) {
        List<String> parts = path.isEmpty() || path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
        if (parts.size() != segments.size()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String segment = segments.get(i);
            String value = decoded(parts.get(i));
            if (value == null || value.isEmpty() || !isVariable(segment) && !segment.equals(value)) {
                return null;
            }
            if (isVariable(segment)) {
                values.put(name(segment), value);
            }
        }
        return values;
    }

    /** The servlet mapping that covers the pattern: empty for the root, else exact or ending in {@code /*}. */
    public String servletMapping() {
        List<String> literal =
                segments.stream().takeWhile(segment -> !isVariable(segment)).collect(Collectors.toList());
        if (literal.size() < segments.size()) {
            literal.add("*");
        }
        return literal.isEmpty() ? "" : "/" + String.join("/", literal);
    }

    /** Names of the variables, from left to right. */
    public List<String> variables() {
        return segments.stream().filter(PathPattern::isVariable).map(PathPattern::name).toList();
    }

    /** Whether some path matches both. */
    public boolean overlaps(PathPattern other) {
        if (segments.size() != other.segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String mine = segments.get(i);
            String theirs = other.segments.get(i);
            if (!isVariable(mine) && !isVariable(theirs) && !mine.equals(theirs)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isVariable(String segment) {
        return segment.charAt(0) == '{';
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - 1);
    }

    /** Without path parameters such as a session id; null when it is wrongly encoded. */
    private static String decoded(String part) {
        int semicolon = part.indexOf(';');
        String bare = semicolon < 0 ? part : part.substring(0, semicolon);
        try {
            return bare.indexOf('%') < 0 ? bare : URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void require(boolean right, String text, String problem) {
        if (!right) {
            throw new IllegalArgumentException("the path \"" + text + "\" " + problem);
        }
    }
}
