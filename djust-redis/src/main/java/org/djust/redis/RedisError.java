package org.djust.redis;

/** What Redis answered instead of doing what it was asked, such as {@code LOADING Redis is loading the dataset in memory}. */
record RedisError(String text) {

    /** Redis has forgotten the script, as it does when it restarts. */
    boolean isScriptMissing() {
        return text.startsWith("NOSCRIPT");
    }

    /** The server does not take writes as what it is, a replica or a primary that has lost its replicas. */
    boolean isOfRole() {
        return text.startsWith("READONLY") || text.startsWith("NOREPLICAS");
    }

    /** The key holds something else than a view. */
    boolean isWrongType() {
        return text.contains("WRONGTYPE");
    }

    /** Whether it is about the store as a whole and meets every request; else about one script's run only. */
    boolean isOfStore() {
        return !text.startsWith("ERR ") && !isWrongType();
    }
}
