package org.djust;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;

/**
 * Makes a class a live page: its fields are the page's state, a template renders them, browser events call its methods.
 * <p>
 * Every visit of the page has an instance of its own, a dependent CDI bean that is used by one thread at a time. State
 * is every field that is not static, not transient and not injected; it must be of a type that JSON-B can write and
 * read again.
 */
@Documented
@Stereotype
@Dependent
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveView {

    /**
     * The page's path below the context root, such as {@code /rooms/{room}}. A segment in braces is a variable that a
     * {@link Mount} method takes as {@link PathParam}; the first segment must be literal. A view without a path is no page of
     * its own, only embedded in other views: by {@code live_render} in their templates.
     */
    String value() default "";

    /**
     * The template below {@code templates/} on the class path. By default the class name without {@code View}, in
     * lower case with hyphens: {@code TodoListView} has {@code todo-list.html}.
     */
    String template() default "";
}
