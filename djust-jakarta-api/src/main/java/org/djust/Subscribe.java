package org.djust;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a live view receive what is broadcast to a topic. It takes one parameter, the payload, whose type
 * says how the payload is read.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Subscribe {

    /** The topic; a field's name in braces stands for its value once the view is mounted, as in {@code room:{room}}. */
    String value();
}
