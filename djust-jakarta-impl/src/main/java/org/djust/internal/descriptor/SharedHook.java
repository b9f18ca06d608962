package org.djust.internal.descriptor;

import java.lang.reflect.Type;

/** A method that hears of a value that views share. Immutable. */
public final class SharedHook {

    private final String key;
    private final Call call;

    SharedHook(String key, Call call) {
        this.key = key;
        this.call = call;
    }

    public String key() {
        return key;
    }

    /** What the value is read as; null when the method doesn't take it. */
    public Type type() {
        return call.method().getParameterCount() == 0 ? null : call.method().getGenericParameterTypes()[0];
    }

    /** Throws what the method throws. */
    public void invoke(Object bean, Object value) throws Throwable {
        if (type() == null) {
            call.on(bean);
        } else {
            call.on(bean, value);
        }
    }
}
