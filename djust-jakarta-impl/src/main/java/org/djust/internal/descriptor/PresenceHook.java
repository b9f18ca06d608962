package org.djust.internal.descriptor;

import org.djust.PresenceDiff;

/** A method that hears who comes and goes under a topic. Immutable. */
public final class PresenceHook {

    private final TopicPattern pattern;
    private final Call call;

    PresenceHook(TopicPattern pattern, Call call) {
        this.pattern = pattern;
        this.call = call;
    }

    public TopicPattern pattern() {
        return pattern;
    }

    /** Throws what the method throws. */
    public void invoke(Object bean, PresenceDiff diff) throws Throwable {
        call.on(bean, diff);
    }
}
