package org.djust.internal.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.djust.spi.TemplateOutline;

/** Which views a template embeds, and whether its own view can be embedded. */
final class EmbeddedNames implements TemplateOutline {

    private static final Pattern ROOT = Pattern.compile("\\sdj-root[\\s=>/]");

    private final List<Use> uses = new ArrayList<>();
    private boolean root;

    /**
     * A place where a view is embedded.
     *
     * @param view null when its name is no constant
     */
    record Use(String view, String template, int line) {
    }

    List<Use> uses() {
        return uses;
    }

    /** Whether an element is marked as the view's root. */
    boolean hasRoot() {
        return root;
    }

    @Override
    public void text(char[] text, String template, int line) {
        root |= ROOT.matcher(String.valueOf(text)).find();
    }

    @Override
    public void value(String expression, String template, int line) {
        // says nothing of views
    }

    @Override
    public void embeds(String view, String template, int line) {
        uses.add(new Use(view, template, line));
    }

    @Override
    public void fork() {
        // a view counts in whichever alternative it stands
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
