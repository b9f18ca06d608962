package org.djust.redis;

import java.nio.charset.StandardCharsets;

import org.djust.spi.ViewId;

/**
 * Builds every key. What a script touches has one hash tag, so that a Redis Cluster keeps it on one node. Scripts of presence touch
 * what a topic and a node have: topics are in parts, in each of which a node has keys of its own.
 */
final class Keys {

    /** So many that each primary of a cluster has some; a node that is gone is taken off each. */
    static final int PARTS = 16;

    private final String prefix;

    Keys(String app) {
        this.prefix = "djust:" + app + ":";
    }

    /** The hash of a view. */
    byte[] view(String viewId) {
        String page = ViewId.page(viewId);
        return bytes(prefix + "view:{" + page + "}" + viewId.substring(page.length()));
    }

    /** The map that a page's views share. */
    byte[] shared(String page) {
        return bytes(prefix + "shared:{" + page + "}");
    }

    /** The latest messages of a topic. */
    byte[] messages(String topic) {
        return bytes(prefix + "messages:{" + topic + "}");
    }

    /** The last number of each origin on a topic. */
    byte[] heads(String topic) {
        return bytes(prefix + "heads:{" + topic + "}");
    }

    /** Where a topic's messages are passed on. */
    byte[] channel(String topic) {
        return bytes(prefix + "topic:{" + topic + "}");
    }

    /** Where a node publishes what only itself is to hear. */
    byte[] echo(String nodeId) {
        return bytes(prefix + "echo:{" + nodeId + "}");
    }

    /** In which part presences of a topic are; from 0 to {@link #PARTS}. */
    static int part(String topic) {
        return Math.floorMod(topic.hashCode(), PARTS);
    }

    /** Who is under a topic. */
    byte[] presence(String topic) {
        return bytes(part("presence", part(topic)) + topic);
    }

    /** What ended last of a field of {@link #presence}. */
    byte[] presenceEnded(String topic, String field) {
        return bytes(part("presence-ended", part(topic)) + topic + ":" + field);
    }

    /** How many presences a node has under each topic of a part. */
    byte[] presenceCounts(String nodeId, int part) {
        return bytes(part("presence-counts", part) + nodeId);
    }

    /** Under which registration a node was taken off a part. */
    byte[] presenceOff(String nodeId, int part) {
        return bytes(part("presence-off", part) + nodeId);
    }

    private String part(String what, int part) {
        return prefix + what + ":{part" + part + "}:";
    }

    /** What counts for a rate limit. */
    byte[] rate(String key) {
        return bytes(prefix + "rate:{" + key + "}");
    }

    /** The topic of a {@link #channel}. */
    String topic(byte[] channel) {
        String name = new String(channel, StandardCharsets.UTF_8);
        return name.substring(prefix.length() + "topic:{".length(), name.length() - 1);
    }

    /** The hash of all nodes. */
    byte[] nodes() {
        return bytes(prefix + "{nodes}");
    }

    /** What one node's probe writes. */
    byte[] probe(String owner) {
        return bytes(prefix + "probe:{" + owner + "}");
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
