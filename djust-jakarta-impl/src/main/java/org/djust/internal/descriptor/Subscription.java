package org.djust.internal.descriptor;

import java.lang.reflect.Type;

/** A method that receives what is broadcast to a topic. Immutable. */
public final class Subscription {

    private final TopicPattern pattern;
    private final boolean replay;
    private final Call call;

    Subscription(TopicPattern pattern, boolean replay, Call call) {
        this.pattern = pattern;
        this.replay = replay;
        this.call = call;
    }

    public TopicPattern pattern() {
        return pattern;
    }

    /** Whether the view is to have every message, and once. */
    public boolean replay() {
        return replay;
    }

    public Type payloadType() {
        return call.method().getGenericParameterTypes()[0];
    }

    /** Throws what the method throws. */
    public void deliver(Object bean, Object payload, String topic) throws Throwable {
        if (call.method().getParameterCount() == 1) {
            call.on(bean, payload);
        } else {
            call.on(bean, payload, topic);
        }
    }
}
