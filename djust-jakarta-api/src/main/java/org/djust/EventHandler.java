package org.djust;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the browser call a method of a live view, from an attribute such as {@code dj-click="send"}. Only methods with
 * this annotation can be called.
 * <p>
 * Parameters are bound by name from what the event carries (form fields, {@code dj-value-*}, {@code key},
 * {@code value}): primitives, strings, enums, {@code java.time} and other simple values, and records or beans by JSON-B. A record or bean whose own name is not among the
 * event's values is bound from all of them. Bean Validation constraints are checked before the call; when one is
 * violated the method is not called and the template finds the messages in {@code errors}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventHandler {

    /** The name that templates call it by; by default the method's. */
    String value() default "";
}
