package org.djust.redis;

import java.nio.charset.StandardCharsets;

import org.djust.spi.ViewId;

/**
 * Builds every key. What a script touches has one hash tag, so that a Redis Cluster keeps it on one node. All presences have the
 * same, because their scripts touch what a topic and a node have.
 */
final class Keys {

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

    /** Who is under a topic. */
    byte[] presence(String topic) {
        return bytes(prefix + "presence:{all}:" + topic);
    }

    /** What ended last of a field of {@link #presence}. */
    byte[] presenceEnded(String topic, String field) {
        return bytes(prefix + "presence-ended:{all}:" + topic + ":" + field);
    }

    /** How many presences a node has under each topic. */
    byte[] presenceCounts(String nodeId) {
        return bytes(prefix + "presence-counts:{all}:" + nodeId);
    }

    /** Under which registration a node was taken off. */
    byte[] presenceOff(String nodeId) {
        return bytes(prefix + "presence-off:{all}:" + nodeId);
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
