package org.djust.internal.render;

import java.util.Locale;
import java.util.Map;

/**
 * What one client shows of one view: hashes, never text. Belongs to the view's mailbox: not thread-safe.
 */
public final class ClientView {
    private final ViewTemplate template;
    private final StaticNumbers statics;
    private final Handles handles = new Handles();
    private Shown root;

    ClientView(ViewTemplate template, Shown root) {
        this.template = template;
        this.statics = new StaticNumbers(template.states().pool());
        this.root = root;
        root.rope = new Rope(0);
    }

    /** Hash of all content; the same on every node for the same content. */
    public long hash() {
        return root.contentHash();
    }

    /**
     * Renders, and appends the updates that make the client show it, each preceded by a comma. If rendering throws,
     * nothing has changed.
     *
     * @return false, with nothing appended, when the client shows it already
     */
    public boolean update(Map<String, Object> model, Locale locale, StringBuilder out) {
        FrameStack rendered = template.render(model, locale, root, true, null);
        if (rendered.rendered() == null) {
            return false;
        }
        new UpdateWriter(handles, statics, out).write(rendered.rendered(), 0);
        root = rendered.root();
        return true;
    }

    /** Renders, and appends an update that carries everything. If rendering throws, nothing has changed. */
    public void resend(Map<String, Object> model, Locale locale, StringBuilder out) {
        FrameStack rendered = template.render(model, locale, null, true, null);
        statics.forget();
        new UpdateWriter(handles, statics, out).resend(rendered.rendered());
        root = rendered.root();
    }

    /** The client has reconnected: it shows the same, but knows no handles, ropes or static numbers. */
    public void reconnected() {
        root.forgetRopes();
        root.rope = new Rope(0);
        statics.forget();
        handles.forget();
    }
}
