package org.djust.spi.channel;

/** What joins a hub to those of other nodes. No method blocks or calls back into the hub on the caller's thread. */
public interface Network {

    /** For a node alone: every topic is known in full. */
    Network NONE = new Network() {
        @Override
        public void follow(String topic) {
            // nobody else publishes
        }

        @Override
        public void unfollow(String topic) {
            // nobody else publishes
        }

        @Override
        public void repair(String topic) {
            // nothing arrives that could lack something
        }
    };

    /** From now on the topic's messages are to be passed to {@link Hub#arrived}; then its {@link Hub#history}. */
    void follow(String topic);

    void unfollow(String topic);

    /** Something is missing: passes the topic's {@link Hub#history}. */
    void repair(String topic);
}
