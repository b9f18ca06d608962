package org.djust.internal.view;

import java.lang.reflect.Type;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.djust.SharedState;
import org.djust.internal.descriptor.SharedHook;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.spi.SharedEntries;
import org.djust.spi.ViewId;

/**
 * One view's part in what its page's views share: none, unless the view uses the map or embeds views, which may. Used by one
 * thread at a time.
 */
final class Sharing {

    private final Services services;
    private final SharedMaps maps;
    private final ViewDescriptor descriptor;
    private final String page;
    private SharedMap map;
    private ViewShare share;
    private boolean closed;

    Sharing(Services services, SharedMaps maps, ViewDescriptor descriptor, String viewId) {
        this.services = services;
        this.maps = maps;
        this.descriptor = descriptor;
        this.page = ViewId.page(viewId);
        if (descriptor.isEmbedding()) {
            map = maps.retain(page);
        }
    }

    /** The view uses the map; to be called before all below. */
    SharedState use() {
        if (map == null) {
            map = maps.retain(page);
        }
        if (share == null) {
            share = new ViewShare(map, services.codec(), services.config().states().maxKb() * 1024L);
        }
        return share;
    }

    Gate gate() {
        return map == null ? Gate.OPEN : new Turns(map.turn());
    }

    StateCompanion companion() {
        return share == null ? StateCompanion.NONE : share;
    }

    List<Cell> cells() {
        return share == null ? List.of() : List.of(share.cell());
    }

    /** Tells the view from now on what others change. */
    void begin(ViewCore core, Inbox inbox, Object bean) {
        if (share != null) {
            core.extra("shared", new Variables());
            share.listen(() -> inbox.post(() -> tell(core, bean)));
        }
    }

    private void tell(ViewCore core, Object bean) {
        List<SharedHook> hooks = descriptor.sharedHooks();
        List<String> changed = share.news().take(hooks.stream().map(SharedHook::key).toList());
        for (SharedHook hook : hooks) {
            if (changed.contains(hook.key())) {
                core.applied(0, core.calls().guarded("@SharedChange(\"" + hook.key() + "\")",
                        () -> hook.invoke(bean, hook.type() == null ? null : share.read(hook.key(), hook.type()))));
            }
        }
        core.keep();
        core.batch().turn();
    }

    /** A new view is about to mount. */
    void mount() {
        if (share != null) {
            share.news().begin();
        }
    }

    /** Learns what other nodes have stored; completes exceptionally when the store doesn't answer. */
    CompletionStage<Void> load() {
        return map == null ? CompletableFuture.completedFuture(null)
                : services.store().shared(page).thenCompose(this::refresh);
    }

    private CompletionStage<Void> refresh(SharedEntries loaded) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        map.turn().enter(() -> {
            try {
                map.refresh(loaded);
                if (share != null && share.news().isBehind()) {
                    share.news().changed();
                }
                done.complete(null);
            } finally {
                map.turn().leave();
            }
        });
        return done;
    }

    void close() {
        if (share != null) {
            share.close();
        }
        if (map != null && !closed) {
            maps.release(page);
        }
        closed = true;
    }

    /**
     * The view's turns. While something that it changed can't be stored the view keeps the turn: a commit of another
     * view would store it without this view's state, and whoever does the event again would do it twice.
     */
    private final class Turns implements Gate {

        private final PageTurn turn;
        private volatile boolean kept;

        Turns(PageTurn turn) {
            this.turn = turn;
        }

        @Override
        public void enter(Runnable go) {
            if (kept) {
                go.run();
            } else {
                turn.enter(go);
            }
        }

        @Override
        public void leave() {
            kept = share != null && share.isUnsaved();
            if (!kept) {
                turn.leave();
            }
        }

        @Override
        public boolean isWanted() {
            return turn.isWanted();
        }
    }

    /** What templates see: values as JSON has them. */
    private final class Variables extends AbstractMap<String, Object> {

        @Override
        public boolean containsKey(Object key) {
            return true;
        }

        @Override
        public Object get(Object key) {
            return share.read(key.toString(), (Type) Object.class);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            Map<String, Object> all = new LinkedHashMap<>();
            share.keys().forEach(key -> all.put(key, get(key)));
            return all.entrySet();
        }
    }
}
