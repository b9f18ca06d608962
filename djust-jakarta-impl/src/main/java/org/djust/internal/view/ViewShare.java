package org.djust.internal.view;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.djust.SharedState;
import org.djust.internal.state.StateCodec;
import org.djust.internal.state.StateException;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;

/**
 * One view's {@link SharedState}: what it has changed of its page's map and not stored yet, on top of what the page's views share. Used
 * by whoever has the page's turn.
 */
final class ViewShare implements SharedState, StateCompanion {

    private final SharedMap map;
    private final StateCodec codec;
    private final long limit;
    /** Null values are of keys that are removed. Never changed, only replaced. */
    private Map<String, Encoded> changes = Map.of();
    private Map<String, Encoded> kept = changes;
    /** Whether something of this view's changes is in memory only; nobody else has the page's turn then. */
    private volatile boolean unsaved;
    private final SharedNews news;

    /** @param limit how large the map may be, in bytes of JSON */
    ViewShare(SharedMap map, StateCodec codec, long limit) {
        this.map = map;
        this.news = new SharedNews(map);
        this.codec = codec;
        this.limit = limit;
    }

    /** What others have changed. */
    SharedNews news() {
        return news;
    }

    boolean hasChanges() {
        return !changes.isEmpty();
    }

    void applyTo(Map<String, Encoded> entries) {
        SharedMap.apply(changes, entries);
    }

    /** @param listener as of {@link SharedNews#listen} */
    void listen(Runnable listener) {
        news.listen(listener);
        map.join(this);
    }

    boolean isUnsaved() {
        return unsaved;
    }

    /** The view has ended here; whoever goes on with it does again what could not be stored. */
    void close() {
        map.leave(this);
        if (unsaved) {
            unsaved = false;
            map.revert();
        }
    }

    /** What is stored with the view: after which change of the map it was. */
    Cell cell() {
        return Cell.optional("shared", Long.class, () -> {
            long version = news.noted(changes);
            return version == 0 ? null : version;
        }, value -> news.note(value == null ? 0 : (Long) value));
    }

    @Override
    public <T> T get(String key, Class<T> type) {
        Encoded value = map.entries().get(key);
        if (value == null) {
            return null;
        }
        try {
            return type.cast(codec.decode(value.bytes(), type));
        } catch (StateException e) {
            throw new IllegalArgumentException(Messages.sharedAs(key, type.getName()), e);
        }
    }

    @Override
    public void put(String key, Object value) {
        Map<String, Encoded> next = new HashMap<>(changes);
        next.put(key, value == null ? null : encoded(value));
        if (size(next) > limit) {
            throw new IllegalArgumentException(Messages.sharedTooLarge(key, limit));
        }
        changes = Collections.unmodifiableMap(next);
        map.begin(this);
    }

    private Encoded encoded(Object value) {
        try {
            return codec.encode(value, value.getClass());
        } catch (StateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private long size(Map<String, Encoded> with) {
        Map<String, Encoded> all = new HashMap<>(map.entries());
        SharedMap.apply(with, all);
        return all.values().stream().mapToLong(value -> value.bytes().length).sum();
    }

    @Override
    public boolean compareAndSet(String key, Object expected, Object value) {
        Encoded present = map.entries().get(key);
        boolean same = expected == null || present == null ? expected == null && present == null
                : Arrays.equals(encoded(expected).bytes(), present.bytes());
        if (same) {
            put(key, value);
        }
        return same;
    }

    @Override
    public Set<String> keys() {
        return new TreeSet<>(map.entries().keySet());
    }

    /** The value as a method or template takes it; null when there is none. */
    Object read(String key, Type type) {
        Encoded value = map.entries().get(key);
        return value == null ? null : codec.decode(value.bytes(), type);
    }

    @Override
    public void keep() {
        kept = changes;
    }

    @Override
    public void undo() {
        changes = kept;
    }

    @Override
    public void undoToSettled() {
        changes = kept = Map.of();
    }

    @Override
    public Commit.Shared part(boolean whole) {
        return map.part(changes, whole);
    }

    @Override
    public void stored() {
        unsaved = false;
        settle();
        map.stored();
    }

    @Override
    public void keptInMemory() {
        unsaved |= !changes.isEmpty();
        settle();
    }

    private void settle() {
        news.note(news.noted(changes));
        map.settle(this, changes);
        undoToSettled();
    }
}
