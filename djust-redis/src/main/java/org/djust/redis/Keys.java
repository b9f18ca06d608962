package org.djust.redis;

import java.nio.charset.StandardCharsets;

/** Builds every key. What a script touches has one hash tag, so that a Redis Cluster keeps it on one node. */
final class Keys {

    private final String prefix;

    Keys(String app) {
        this.prefix = "djust:" + app + ":";
    }

    /** The hash of a view. */
    byte[] view(String viewId) {
        return bytes(prefix + "view:{" + viewId + "}");
    }

    /** What one node's probe writes. */
    byte[] probe(String owner) {
        return bytes(prefix + "probe:{" + owner + "}");
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
