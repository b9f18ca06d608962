package org.djust.internal.render;

/** Finds scopes by the loop's item, by identity, that they were rendered from. */
final class ItemIndex {
    private final Shown[] scopes;
    /** Open addressing; index + 1, 0 for a free place. */
    private final int[] table;

    ItemIndex(Shown[] scopes) {
        this.scopes = scopes;
        this.table = new int[Integer.highestOneBit(scopes.length) * 4];
        for (int i = 0; i < scopes.length; i++) {
            if (scopes[i].item != null) {
                insert(i);
            }
        }
    }

    private void insert(int index) {
        int slot = slot(scopes[index].item);
        while (table[slot] != 0) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = index + 1;
    }

    /** The first scope of this item that was rendered at this place in the template, else −1. */
    int find(Object item, Object place) {
        for (int slot = slot(item); table[slot] != 0; slot = slot + 1 & table.length - 1) {
            Shown scope = scopes[table[slot] - 1];
            if (scope.item == item && scope.shape.place() == place) {
                return table[slot] - 1;
            }
        }
        return -1;
    }

    private int slot(Object item) {
        int hash = System.identityHashCode(item);
        return (hash ^ hash >>> 15) & table.length - 1;
    }
}
