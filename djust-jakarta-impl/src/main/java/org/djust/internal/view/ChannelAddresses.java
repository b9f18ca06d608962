package org.djust.internal.view;

import org.djust.internal.descriptor.TopicPattern;

/** The topics of the runtime's own: applications send to them by methods, and not by name. */
final class ChannelAddresses {

    static final String EVERYONE = "@everyone";

    /** Names of users who are to be identified anew; every node listens. */
    static final String RECHECKS = "@recheck";

    private ChannelAddresses() {
    }

    static String ofView(String viewId) {
        return "@view:" + viewId;
    }

    static String ofUser(String user) {
        return "@user:" + user;
    }

    static String ofNode(String nodeId) {
        return "@node:" + nodeId;
    }

    /** @throws IllegalArgumentException when applications can't broadcast to the topic */
    static void check(String topic) {
        if (!TopicPattern.isFree(topic)) {
            throw new IllegalArgumentException(Messages.ownTopic(topic));
        }
    }
}
