package org.djust.spi;

import java.util.function.Consumer;

/** Carries payloads from whoever broadcasts to whoever subscribes. Thread-safe; no method blocks. */
public interface ChannelLayer {

    /** Delivers to all that are subscribed now, each on its own way and in the order of this publisher's calls. */
    void publish(String topic, Encoded payload);

    /**
     * Receives a topic's payloads from now on.
     *
     * @param receiver called by any thread; must return at once
     * @return ends the subscription when closed; closing twice does nothing
     */
    Subscription subscribe(String topic, Consumer<Encoded> receiver);

    /** A subscription that can be ended. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
