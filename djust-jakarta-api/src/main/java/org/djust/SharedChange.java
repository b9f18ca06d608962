package org.djust;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a live view hear when another view of its page has changed a value of their {@link SharedState}. It takes nothing, or
 * the value as its parameter's type, null when it was removed. It is called once for several changes that came together, and
 * again for each key when the view could not be told whether it has heard of all, as after a failure of a node.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SharedChange {

    /** The key. */
    String value();
}
