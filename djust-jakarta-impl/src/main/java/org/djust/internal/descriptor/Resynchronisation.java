package org.djust.internal.descriptor;

/** The method of a view that is called when messages are lost. Immutable. */
public final class Resynchronisation {

    private final Call call;

    Resynchronisation(Call call) {
        this.call = call;
    }

    /** Throws what the method throws. */
    public void invoke(Object bean, String topic) throws Throwable {
        if (call.method().getParameterCount() == 0) {
            call.on(bean);
        } else {
            call.on(bean, topic);
        }
    }
}
