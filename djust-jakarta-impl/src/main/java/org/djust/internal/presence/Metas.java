package org.djust.internal.presence;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Collection;

import org.djust.Present;
import org.djust.spi.PresenceEntry;

/** Shows entries to applications. */
final class Metas {

    /** Reads JSON as a type. */
    interface Reader {
        Object read(byte[] json, Type type);
    }

    private final Reader reader;

    Metas(Reader reader) {
        this.reader = reader;
    }

    /** @param entries of one user, one for each view */
    Present present(String key, Collection<PresenceEntry> entries) {
        List<Present.Meta> metas = entries.stream()
                .sorted(Comparator.comparing(PresenceEntry::viewId)).<Present.Meta>map(EntryMeta::new).toList();
        return new Present(key, metas);
    }

    private final class EntryMeta implements Present.Meta {

        private final PresenceEntry entry;

        EntryMeta(PresenceEntry entry) {
            this.entry = entry;
        }

        @Override
        public String viewId() {
            return entry.viewId();
        }

        @Override
        public String nodeId() {
            return entry.nodeId();
        }

        @Override
        public <T> T as(Class<T> type) {
            return type.cast(reader.read(entry.meta().bytes(), type));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EntryMeta meta && entry.viewId().equals(meta.entry.viewId())
                    && Arrays.equals(entry.meta().bytes(), meta.entry.meta().bytes());
        }

        @Override
        public int hashCode() {
            return entry.viewId().hashCode();
        }
    }
}
