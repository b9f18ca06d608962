package org.djust.internal.render;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The scopes directly inside a scope that is being rendered: finds each again among those that the client shows, and
 * tells when a key comes a second time. Fast when they come in the order in which they were.
 */
final class Siblings {
    /** The scope that was claimed last as the client shows it; null when it is new. */
    Shown last;
    private Shown[] before = Shown.NONE;
    private int cursor;
    /** A bit for each of {@link #before} that came. */
    private long[] came = {};
    private Map<String, Integer> byKey;
    private ItemIndex byItem;
    private Set<String> added;

    void begin(Shown[] shownBefore) {
        before = shownBefore;
        cursor = 0;
        came = before.length == 0 ? came : new long[(before.length >> 6) + 1];
        byKey = null;
        byItem = null;
        added = null;
    }

    /** Takes note of a scope; false when one with this key came before. {@link #last} then says which it was. */
    boolean claim(String key) {
        int index = indexOf(key);
        if (index >= 0) {
            return take(index);
        }
        if (added == null) {
            added = new HashSet<>();
        }
        last = null;
        return added.add(key);
    }

    /** The scope that this item rendered to, which is thereby claimed; null when that isn't known, or it came already. */
    Shown claimItem(Object item, Object place, State state, Locale locale) {
        int index = cursor < before.length && isItem(cursor, item, place, state, locale) ? cursor : -1;
        if (index < 0 && before.length > 0) {
            byItem = byItem == null ? new ItemIndex(before) : byItem;
            index = byItem.find(item, place);
            index = index >= 0 && isItem(index, item, place, state, locale) ? index : -1;
        }
        return index >= 0 && take(index) ? before[index] : null;
    }

    private boolean isItem(int index, Object item, Object place, State state, Locale locale) {
        Shown scope = before[index];
        return scope.item == item && scope.shape.fits(place, state, locale);
    }

    private boolean take(int index) {
        long bit = 1L << index;
        if ((came[index >> 6] & bit) != 0) {
            return false;
        }
        came[index >> 6] |= bit;
        cursor = index + 1;
        last = before[index];
        return true;
    }

    private int indexOf(String key) {
        if (cursor < before.length && before[cursor].key.equals(key)) {
            return cursor;
        }
        if (before.length == 0) {
            return -1;
        }
        if (byKey == null) {
            byKey = new HashMap<>();
            for (int i = 0; i < before.length; i++) {
                byKey.put(before[i].key, i);
            }
        }
        return byKey.getOrDefault(key, -1);
    }
}
