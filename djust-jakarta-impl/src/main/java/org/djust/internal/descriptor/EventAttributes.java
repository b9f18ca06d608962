package org.djust.internal.descriptor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.djust.spi.TemplateOutline;

/** Collects the attributes of a template that name a handler or a field, where their value is static text. */
final class EventAttributes implements TemplateOutline {

    private static final Pattern ATTRIBUTE = Pattern.compile("\\s(dj-(?:click|submit|change|input|keydown|keyup|focus"
            + "|blur|pointermove|model)(?:\\.[\\w.-]+)?)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`]+(?=[\\s>])))");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private final Set<Use> uses = new LinkedHashSet<>();

    /** An attribute in a template. */
    record Use(String attribute, String value, String template, int line) {

        boolean isModel() {
            return attribute.startsWith("dj-model");
        }

        @Override
        public String toString() {
            return attribute + "=\"" + value + "\" in template " + template + ", line " + line;
        }
    }

    Set<Use> uses() {
        return uses;
    }

    @Override
    public void text(char[] text, String template, int line) {
        String html =
                COMMENT.matcher(String.valueOf(text)).replaceAll(comment -> comment.group().replaceAll("[^\n]", " "));
        Matcher matcher = ATTRIBUTE.matcher(html);
        while (matcher.find()) {
            if (mayBeInTag(html, matcher.start())) {
                int group = matcher.group(2) != null ? 2 : matcher.group(3) != null ? 3 : 4;
                int newlines = (int) html.substring(0, matcher.start(1)).chars().filter(c -> c == '\n').count();
                uses.add(new Use(matcher.group(1), matcher.group(group).strip(), template, line + newlines));
            }
        }
    }

    /** Text that only talks about an attribute comes after a {@code >}. */
    private static boolean mayBeInTag(String html, int position) {
        return html.lastIndexOf('<', position) >= html.lastIndexOf('>', position);
    }

    @Override
    public void value(String expression, String template, int line) {
        // an attribute whose value is dynamic can only be checked when an event comes
    }

    @Override
    public void fork() {
        // an attribute counts in whichever alternative it stands
    }

    @Override
    public void alternative() {
        // as above
    }

    @Override
    public void join() {
        // as above
    }
}
