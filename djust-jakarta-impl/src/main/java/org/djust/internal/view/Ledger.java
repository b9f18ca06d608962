package org.djust.internal.view;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.state.StateCodec;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.Encoded;

/**
 * What one view has to store: its fields, its validation messages, the last event applied. Knows what of it is stored.
 * Used from the view's mailbox only.
 */
final class Ledger {

    /** Names of what is stored beside the fields; no Java field can have them. */
    static final String ERRORS = "!errors";
    static final String LOCALE = "!locale";

    private final String viewId;
    private final ViewDescriptor descriptor;
    private final StateCodec codec;
    private final ViewState state;
    private final long epoch;
    private long sequence;
    private long storedSequence;
    private long ref;
    private FieldErrors errors = FieldErrors.NONE;
    private Stored stored = new Stored(0, 0, FieldErrors.NONE);
    private Stored storing = stored;

    private record Stored(long version, long ref, FieldErrors errors) {
    }

    Ledger(String viewId, ViewDescriptor descriptor, Object bean, Services services, long epoch) {
        this.viewId = viewId;
        this.descriptor = descriptor;
        this.codec = services.codec();
        this.state = new ViewState(descriptor.state(), bean, services.snapshots());
        this.epoch = epoch;
    }

    /** The bean's state, with these, is what is stored already. */
    void restored(Claim claim, FieldErrors storedErrors) {
        Commit.Stamp stamp = claim.stamp();
        sequence = claim.sequence();
        ref = stamp.ref();
        errors = storedErrors;
        storing = new Stored(stamp.version(), ref, errors);
        committed();
    }

    /** Takes the next event's number; false when the event was applied before or follows one that was refused. */
    boolean accept(long eventRef) {
        boolean next = isNext(eventRef);
        ref = next ? eventRef : ref;
        return next;
    }

    boolean isNext(long eventRef) {
        return eventRef == ref + 1;
    }

    long ref() {
        return ref;
    }

    long epoch() {
        return epoch;
    }

    /** Keeps what a call that succeeded left behind; true when something changed. */
    boolean keep(FieldErrors newErrors) {
        boolean changed = state.keep() | !newErrors.equals(errors);
        errors = newErrors;
        return changed;
    }

    void undo() {
        state.undo();
    }

    void undoToCommitted() {
        state.undoToCommitted();
        errors = stored.errors;
    }

    FieldErrors errors() {
        return errors;
    }

    /**
     * What the page shows.
     *
     * @param hash 0 when it shows less than the state
     */
    record Shown(long version, long hash) {
    }

    /** What to store now; null when all is stored and {@code renewal} doesn't ask for a commit all the same. */
    Commit commit(Shown shown, Locale locale, boolean renewal) {
        Map<String, Encoded> changes = state.changes();
        storing = new Stored(shown.version, ref, errors);
        if (changes.isEmpty() && storing.equals(stored) && !renewal) {
            return null;
        }
        if (stored.version == 0 || !errors.equals(stored.errors)) {
            changes = new HashMap<>(changes);
            addExtras(changes, locale);
        }
        return new Commit(viewId, epoch, ++sequence, storedSequence,
                new Commit.Stamp(shown.version, ref, shown.hash, descriptor.schema()),
                changes);
    }

    private void addExtras(Map<String, Encoded> changes, Locale locale) {
        if (!errors.equals(stored.errors)) {
            Map<String, String> messages = Map.copyOf(errors);
            changes.put(ERRORS, () -> codec.encode(messages, Map.class).bytes());
        }
        if (stored.version == 0) {
            changes.put(LOCALE, () -> codec.encode(locale.toLanguageTag(), String.class).bytes());
        }
    }

    static Map<String, String> errors(Map<String, Encoded> stored, StateCodec codec) {
        Encoded messages = stored.get(ERRORS);
        return messages == null ? Map.of() : asMessages(codec.decode(messages.bytes(), Map.class));
    }

    static Locale locale(Map<String, Encoded> stored, StateCodec codec) {
        return Locale.forLanguageTag((String) codec.decode(stored.get(LOCALE).bytes(), String.class));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> asMessages(Object decoded) {
        return (Map<String, String>) decoded;
    }

    /** The last {@link #commit} is stored. */
    void committed() {
        state.committed();
        storedSequence = sequence;
        stored = storing;
    }
}
