package org.djust.internal.render;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

import org.djust.spi.Embedder;
import org.djust.spi.Template;

/** A view's template with everything that is known about its static text. Thread-safe; there is one per view class. */
public final class ViewTemplate {
    private static final Logger LOG = Logger.getLogger(ViewTemplate.class.getName());
    private static final int ATTEMPTS = 8;

    private final Template template;
    private final String name;
    private final StateTable states = new StateTable();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    /** How the root was found last: right for nearly every template. */
    private volatile Plan.Root root = Plan.Root.BODY;

    /** @param viewName for messages */
    public ViewTemplate(Template template, String viewName) {
        this.template = template;
        this.name = viewName;
    }

    /** Renders the whole document for a first request. */
    public Page page(Map<String, Object> model, Locale locale) {
        PageText[] page = new PageText[1];
        Shown shown = render(model, locale, null, false, page).root();
        return new Page(new ClientView(this, shown), page[0]);
    }

    /** Renders, and takes it that the client shows exactly this; for a view that comes from another node. */
    public ClientView assumeShown(Map<String, Object> model, Locale locale) {
        return new ClientView(this, render(model, locale, null, false, null).root());
    }

    /** @param page null when the document isn't wanted, else receives it */
    FrameStack render(Map<String, Object> model, Locale locale, Shown before, boolean keepChunks, PageText[] page) {
        Plan plan = new Plan(root, false);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (model.get(Embedder.VARIABLE) instanceof Embedding embedding) {
                embedding.begin();
            }
            PageText text = new PageText(page != null);
            Recorder recorder = new Recorder(this, plan, locale, before, keepChunks, text);
            template.render(model, locale, recorder);
            OpRunner finished = recorder.finish();
            plan = next(finished);
            if (plan == null) {
                if (page != null) {
                    page[0] = text;
                }
                return finished.frames;
            }
        }
        throw new IllegalStateException("View " + name + " has no root: let one element carry dj-root.");
    }

    private Plan next(OpRunner finished) {
        Plan retry = finished.retry();
        if (retry != null && retry.flat()) {
            warn("The elements aren't nested properly: " + finished.broken()
                    + "; the page is right, but every change sends more bytes. Close elements in the reverse order of opening.");
        } else if (retry != null) {
            root = retry.root();
        }
        return retry;
    }

    StateTable states() {
        return states;
    }

    String name() {
        return name;
    }

    /** Logs each message once. */
    void warn(String message) {
        if (warned.size() < 100 && warned.add(message)) {
            LOG.warning(() -> "View " + name + ": " + message);
        }
    }
}
