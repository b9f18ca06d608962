package org.djust;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a live view receive what is broadcast to a topic, on whichever node. Its first parameter is the payload,
 * whose type says how the payload is read; it may take the topic, a {@code String}, as a second one.
 * <p>
 * How far the view has followed its topics is stored with its state, so that each message is handled once, also when
 * another node goes on with the view.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Subscribe {

    /**
     * The topic. A field's name in braces stands for its value, as in {@code room:{room}}: for none while the field is null, for
     * each element if it is a collection. A topic that ends in {@code *} stands for those that begin so and that
     * {@link LiveContext#subscribe} was called for. {@code @view}, {@code @user}, {@code @node} and {@code @everyone} are what
     * {@link Channels} sends to this view, its user, its node and all views.
     */
    String value();

    /**
     * False for what is of no use later, such as the way of a cursor: then nothing about it is stored, and what is lost on the way
     * is lost.
     */
    boolean replay() default true;
}
