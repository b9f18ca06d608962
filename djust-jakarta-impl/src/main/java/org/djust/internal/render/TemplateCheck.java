package org.djust.internal.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.djust.spi.TemplateOutline;

/** Finds values in places where escaping doesn't make them safe, or where they'd change what the markup means. */
public final class TemplateCheck implements TemplateOutline {
    private final Set<String> mistakes = new LinkedHashSet<>();
    /** Where in HTML's grammar the output may be here: more than one place after alternatives. */
    private Set<Lex> places = Set.of(Lex.START);
    private final Deque<Fork> forks = new ArrayDeque<>();

    private record Fork(Set<Lex> start, Set<Lex> ends) {
    }

    /** What was found, each a sentence that says template, line, what it is and what to do. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    @Override
    public void text(char[] text, String template, int line) {
        Set<Lex> after = new LinkedHashSet<>();
        for (Lex place : places) {
            after.add(new HtmlLexer(place, String.valueOf(text), new RawTexts(place)).run());
        }
        places = after;
    }

    @Override
    public void value(String expression, String template, int line) {
        for (Lex place : places) {
            String problem = problem(place);
            if (problem != null) {
                mistakes.add("Template " + template + ", line " + line + ": {{ " + expression + " }} stands " + problem
                        + ".");
            }
        }
    }

    /** Null when a value may stand there. */
    private static String problem(Lex place) {
        return switch (place.mode()) {
            case TEXT, COMMENT, DECLARATION -> null;
            case RAW_TEXT -> place.tag().equals("script")
                    ? "inside <script>, where escaping doesn't protect; put it into a data- attribute and read that"
                    : null;
            case TAG_OPEN, END_TAG_OPEN, MARKUP ->
                "right behind '<', in a tag's name; write the name out, with a condition if need be";
            case DOUBLE_QUOTED, SINGLE_QUOTED -> inAttribute(place.attribute());
            case BEFORE_VALUE, UNQUOTED -> "in the attribute " + place.attribute() + " of <" + place.tag()
                    + "> without quotes; put the value in quotes";
            case IN_TAG, SLASH, ATTRIBUTE_NAME, AFTER_NAME -> "within the tag <" + place.tag()
                    + "> in place of an attribute's name; write the attribute out, with a condition around it if need be";
        };
    }

    private static String inAttribute(String name) {
        if (name.startsWith("on")) {
            return "in the script of the attribute " + name
                    + ", where escaping doesn't protect; use a dj- attribute and dj-value-";
        }
        return name.equals("srcdoc") ? "in the attribute srcdoc, which is a document of its own; use src" : null;
    }

    @Override
    public void fork() {
        forks.push(new Fork(places, new LinkedHashSet<>()));
    }

    @Override
    public void alternative() {
        forks.peek().ends().addAll(places);
        places = forks.peek().start();
    }

    @Override
    public void join() {
        places = forks.pop().ends();
    }

    /** Knows only where text is raw. */
    private static final class RawTexts implements HtmlLexer.Handler {
        private String name;

        RawTexts(Lex place) {
            this.name = place.endTag() ? "" : place.tag();
        }

        @Override
        public void tag(String tagName, boolean endTag, int less) {
            name = endTag ? "" : tagName;
        }

        @Override
        public void attribute(String attributeName) {
            // the lexer's place says which it is
        }

        @Override
        public void attributeText(String part) {
            // static text can't be wrong
        }

        @Override
        public boolean tagEnd(boolean selfClosing, int end) {
            return HtmlRules.isRawText(name);
        }
    }
}
