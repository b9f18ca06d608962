package org.djust.redis;

import java.time.Duration;

/** All sentences for people. None takes a password. */
final class Messages {

    private Messages() {
    }

    static String noUrl() {
        return RedisConfig.URL_KEY + " is not set, but the backend redis needs it: set redis://host:6379/0, or "
                + "rediss:// for TLS.";
    }

    static String notAUrl() {
        return "the value is no address of a Redis: write redis://user:password@host:port/database, of which only the host is "
                + "needed, or redis-sentinel://user:password@host:port,host:port/primary/database?sentinels=user:password, "
                + "or redis-cluster://user:password@host:port,host:port; rediss instead of redis is TLS.";
    }

    static String noPassword() {
        return "what is before the @ has no colon: write :password@ for a password alone, or user:password@.";
    }

    static String notDecodable() {
        return "user or password has a % that is not followed by two hexadecimal digits: write %25 for the character %.";
    }

    static String noCompression(String reason) {
        return "The library zstd-jni can't be used on this machine (" + reason
                + "): let java.io.tmpdir name a folder from which programs may be loaded.";
    }

    /** @param stores the files */
    static String badStore(String stores, String reason) {
        return "djust.redis.tls.truststore or djust.redis.tls.keystore can't be used, " + stores + " (" + reason
                + "): name files that can be read, in the formats PKCS12 or JKS, and their passwords.";
    }

    static String unreachable(String address, String reason) {
        return RedisConfig.URL_KEY + ": no Redis answers at " + address + " (" + reason
                + "); start it or correct the address.";
    }

    static String noPrimary(String address) {
        return RedisConfig.URL_KEY + ": no Sentinel at " + address
                + " names a primary; correct the addresses, the name "
                + "after them, or what is after ?sentinels=, or start the Sentinels.";
    }

    static String noCluster(String address, String reason) {
        return RedisConfig.URL_KEY + ": no node of a Redis Cluster answers at " + address + " (" + reason
                + "); start it or correct the addresses.";
    }

    static String moved(String from, String to) {
        return "Sentinels name another Redis as primary: " + to + ", not " + from + " any more.";
    }

    static String wrongLogin(String address) {
        return RedisConfig.URL_KEY + ": Redis at " + address
                + " does not accept the user and password; correct them, or leave them out if it has none.";
    }

    /** @param refusal as {@link #refused} */
    static String noPermission(String refusal) {
        return RedisConfig.URL_KEY + ": " + refusal
                + "; give the user the permissions that docs/operations.md lists.";
    }

    /** @param refusal as {@link #refused} */
    static String notUsable(String refusal) {
        return RedisConfig.URL_KEY + ": " + refusal + "; correct the address, or what Redis complains of.";
    }

    static String refused(String address, String reason) {
        return "Redis at " + address + " refuses: " + reason;
    }

    static String timedOut(String address, Duration timeout) {
        return "Redis at " + address + " did not answer within " + timeout.toMillis() + " ms.";
    }

    static String disconnected(String address) {
        return "There is no connection to Redis at " + address + ".";
    }

    static String away(String address, String reason) {
        return "Redis at " + address + " is away until a health check finds it up: " + reason;
    }

    static String noMessage() {
        return "What was published on a topic's channel is no message of this library.";
    }

    static String dropped(String topic, RuntimeException reason) {
        return "Of what Redis has of topic " + topic + " something is left out, which nothing of djust has written: "
                + reason.getMessage();
    }

    static String noPresence() {
        return "What is stored or announced as a presence is none of this library.";
    }

    static String noThreads() {
        return "What was asked of Redis was not sent: the application is stopping.";
    }

    /** @param name a field of the hash of nodes */
    static String noRoster(String name) {
        return "What Redis has of node " + name
                + " is damaged: delete that field of the hash {nodes}, whose key begins with "
                + "djust: and djust.app.";
    }

    static String damaged(String viewId, String what) {
        return "What Redis has under the key of view " + viewId + " is no state of that view: " + what + ".";
    }

    static String badValue(String name) {
        return "its " + name + " is missing or wrong";
    }

    static String unknownFormat(int length, int format) {
        return format == 0 ? "it is too short (" + length + " bytes)" : "it has the unknown format " + format;
    }

    static String badChecksum() {
        return "it is damaged: its checksum does not fit";
    }

    static String notCompressed() {
        return "it is no complete zstd frame";
    }

    static String aboveLimit(long size, int limit) {
        return "it would have " + size + " bytes, more than " + limit + " (djust.state.max-kb)";
    }

    static String damagedField(String viewId, String field, String what) {
        return "What Redis has for field " + field + " of view " + viewId + " can't be read: " + what + ".";
    }
}
