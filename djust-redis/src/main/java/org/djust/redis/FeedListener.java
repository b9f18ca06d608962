package org.djust.redis;

/** Whom a {@link Feed} tells what comes; called on its thread. */
interface FeedListener {

    /** Once, before all else but {@link #ended}. */
    void connected();

    /** What is published on a channel arrives from now on. */
    void subscribed(byte[] channel);

    /** The server refuses a channel or has ended it, as when it has not, or no more, the channel's slot. */
    void refused(byte[] channel);

    void message(byte[] channel, byte[] message);

    /** Nothing more comes. */
    void ended();
}
