package org.djust.internal.render;

/** One scope as a client shows it: hashes, and the scopes inside. Never text. */
final class Shown {
    static final Shown[] NONE = {};

    /** Null for the root. */
    final String key;
    final long code;
    /** Hash of the scope's own chunks; of the scopes inside, the keys only. */
    final long hash;
    /** In document order. */
    final Shown[] inner;
    /** What the client knows of the scope beyond its document; null when that is nothing. */
    Rope rope;
    /** The loop's item that renders to this scope and the item's statics around it; null when unknown. */
    Object item;
    ItemShape shape;

    Shown(String key, long code, long hash, Shown[] inner) {
        this.key = key;
        this.code = code;
        this.hash = hash;
        this.inner = inner;
    }

    /** The hash of all content, the scopes inside included. */
    long contentHash() {
        long content = hash;
        for (Shown scope : inner) {
            content = Hash.add(content, scope.inner.length == 0 ? scope.hash : scope.contentHash());
        }
        return content;
    }

    void forgetRopes() {
        rope = null;
        for (Shown scope : inner) {
            scope.forgetRopes();
        }
    }
}
