package org.djust.internal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.djust.internal.render.Embedding;
import org.djust.internal.render.Page;

/**
 * The views that a view's template embeds. Which they are is stored with the view, so that every render, on whichever node,
 * puts out the same for them: an element with the address of the embedded view, which the page fills on its own. Used from
 * the view's mailbox only.
 */
final class Embeds implements Embedding {

    private final Nursery nursery;
    private final int limit;
    private Children children = Children.NONE;
    private Children known = children;
    /** What the present render has embedded. */
    private final Set<String> rendered = new HashSet<>(0);
    private final List<Fresh> fresh = new ArrayList<>(0);

    /** Where embedded views come from. */
    interface Nursery {

        /** Whether the user may see a view; throws IllegalArgumentException when there is none of the name. */
        boolean allows(String view);

        /** A view that isn't mounted yet. */
        MountedView create(String view, String address);

        /** A view is mounted, and stored or dirty: it is there for its page. */
        void open(MountedView view);
    }

    /**
     * As it is stored. Immutable.
     *
     * @param tag the name of the root's element
     */
    record Child(String address, String tag) {

        String placeholder() {
            return "<" + tag + attribute() + " dj-version=\"0\"></" + tag + ">";
        }

        String attribute() {
            return " dj-view=\"" + address + "\"";
        }
    }

    /** As it is stored, by what each was embedded with. Immutable. */
    record Children(Map<String, Child> views) {

        static final Children NONE = new Children(Map.of());

        public Children {
            views = Map.copyOf(views);
        }
    }

    private record Fresh(Child child, MountedView view, Page page) {
    }

    /** @param limit how many views a page may have, this one included */
    Embeds(Nursery nursery, int limit) {
        this.nursery = nursery;
        this.limit = limit;
    }

    Cell cell() {
        return Cell.optional("embedded", Children.class, () -> children.views.isEmpty() ? null : children,
                value -> children = value == null ? Children.NONE : (Children) value);
    }

    @Override
    public void begin() {
        rendered.clear();
    }

    @Override
    public String render(String view, Map<String, ?> parameters, String key) {
        if (!nursery.allows(view)) {
            return "";
        }
        Map<String, String> texts = texts(view, parameters);
        String signature = view + " " + texts + (key == null ? "" : " " + key);
        if (!rendered.add(signature)) {
            throw new IllegalArgumentException(Messages.embeddedTwice(signature));
        }
        Child child = children.views.get(signature);
        if (child == null) {
            child = mount(view, texts);
            Map<String, Child> more = new HashMap<>(children.views);
            more.put(signature, child);
            children = new Children(more);
        }
        return child.placeholder();
    }

    private static Map<String, String> texts(String view, Map<String, ?> parameters) {
        Map<String, String> texts = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (value instanceof Iterable || value instanceof Map) {
                throw new IllegalArgumentException(Messages.embeddedWith(view, name));
            }
            if (value != null) {
                texts.put(name, value.toString());
            }
        });
        return texts;
    }

    private Child mount(String view, Map<String, String> texts) {
        if (children.views.size() + 1 >= limit) {
            throw new IllegalArgumentException(Messages.tooManyEmbedded(limit));
        }
        String address = Address.random(view);
        MountedView embedded = nursery.create(view, address);
        try {
            Map<String, String[]> query = new HashMap<>();
            texts.forEach((name, text) -> query.put(name, new String[] {text}));
            Page page = embedded.mount(texts, query);
            if (page.tag() == null) {
                throw new IllegalArgumentException(Messages.notEmbeddable(view));
            }
            Child child = new Child(address, page.tag());
            fresh.add(new Fresh(child, embedded, page));
            return child;
        } catch (Throwable e) {
            embedded.discard();
            throw e instanceof RuntimeException known ? known
                    : new IllegalStateException("Mounting the embedded view " + view + " failed.", e);
        }
    }

    /** A render has succeeded: what it did not embed is gone. True when that is something else than before. */
    boolean end() {
        if (rendered.size() < children.views.size()) {
            Map<String, Child> less = new HashMap<>(children.views);
            less.keySet().retainAll(rendered);
            children = new Children(less);
        }
        boolean changed = children != known;
        known = children;
        return changed;
    }

    /** Shows the embedded views in the first render. */
    void fill(Page page) {
        fresh.forEach(each -> page.embed(each.child.placeholder(), each.page, each.child.attribute()));
    }

    /** Nobody can tell where a view is: it is embedded anew. True when it was one of these. */
    boolean lost(String address) {
        Map<String, Child> others = new HashMap<>(children.views);
        boolean had = others.values().removeIf(child -> child.address.equals(address));
        children = had ? new Children(others) : children;
        return had;
    }

    /**
     * Stores the views that were embedded since the last time, one after the other, as each may have changed the map that they
     * share, and after the view that embeds them, whose changes to it they have seen; completes normally in any case, when
     * they can be joined.
     *
     * @param stored whether the one that embeds them is stored; else they stay in memory, too
     */
    CompletionStage<Void> create(boolean stored) {
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (Fresh each : fresh) {
            if (children.views.containsValue(each.child)) {
                all = all.thenCompose(before -> each.view.creation().ofEmbedded(stored)).thenAccept(kept -> {
                    if (kept) {
                        nursery.open(each.view);
                    }
                });
            } else {
                each.view.discard(); // of a render that failed
            }
        }
        fresh.clear();
        return all;
    }

    /** The view leaves memory before its last render was settled. */
    void discard() {
        fresh.forEach(each -> each.view.discard());
        fresh.clear();
    }
}
