package org.djust.internal.descriptor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A method of a view. It is called on the bean as CDI made it, which may be of a subclass, so that interceptors run.
 */
final class Call {

    private final Method method;

    Call(Method method) {
        method.setAccessible(true);
        this.method = method;
    }

    Method method() {
        return method;
    }

    /** Throws what the method throws. */
    Object on(Object bean, Object... arguments) throws Throwable {
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** For a method without parameters that a template asks: what it throws becomes unchecked. */
    Object get(Object bean) {
        try {
            return on(bean);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(this + " failed: " + e, e);
        }
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getName() + "." + method.getName() + "()";
    }
}
