package org.djust;

import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A live view's link to its page, its user and the other views; inject it into the view as a {@code transient} field.
 * <p>
 * Use it from the view's own methods, which run one at a time; work handed to {@link #after} and {@link #async} comes
 * back to the same one-at-a-time order. Effects on the page leave after the patch of the call that asked for them, and only if that
 * call does not throw.
 */
public interface LiveContext {

    /** The signed-in user, or null. */
    Principal principal();

    /** The signed-in user's name, or null. */
    default String user() {
        Principal principal = principal();
        return principal == null ? null : principal.getName();
    }

    /** Whether the signed-in user has a role. Only roles that some view names in {@code @RolesAllowed} are known. */
    boolean isUserInRole(String role);

    /** Names this visit of the page, on whichever node; {@link Channels#toView} takes it. */
    String viewId();

    /**
     * Receives a topic from now on, in the method whose {@link Subscribe} topic ends in {@code *} and fits; stored with the view,
     * and undone if the call throws.
     *
     * @throws IllegalArgumentException when no method fits
     */
    void subscribe(String topic);

    /** Ends what {@link #subscribe} began; does nothing for other topics. */
    void unsubscribe(String topic);

    /**
     * Sends a payload to every view that subscribes to the topic, this one included, on all nodes.
     *
     * @param payload written as JSON; each subscriber reads it as its own parameter type
     * @throws IllegalArgumentException when the topic is empty or begins with {@code @}
     */
    void broadcast(String topic, Object payload);

    /** Dispatches {@code CustomEvent("djust:" + name)} on the page's root, with the data, as JSON, in its detail. */
    void pushEvent(String name, Object data);

    /** Takes the browser to another page. */
    void navigate(String url);

    /**
     * Names the event that is being handled, the same each time that it is handled, on whichever node: hand it to systems outside
     * as an idempotency key, since an event is handled again when its node died before its state was stored. Null between
     * events.
     */
    String eventKey();

    /** Empties the form that sent the current event. */
    void resetForm();

    /** Runs a task after a delay, as part of the view, and renders. Lost when the node or the view ends. */
    void after(Duration delay, Runnable task);

    /**
     * Does work off the view's thread and hands its result to {@code done} as part of the view, which then renders.
     * When the work throws, {@code done} is not called and the page is told as for a handler that throws.
     */
    <T> void async(Callable<T> work, Consumer<? super T> done);
}
