package org.djust;

/**
 * Sends payloads to live views on all nodes; inject it anywhere. Views themselves use {@link LiveContext#broadcast}, which
 * waits until what they did is stored.
 * <p>
 * Any thread may call; no method blocks. A payload is written as JSON, and each subscriber reads it as its own parameter type.
 *
 * @throws IllegalStateException from every method before the application has started and after it has stopped
 */
public interface Channels {

    /**
     * To every view that subscribes to the topic.
     *
     * @throws IllegalArgumentException when the topic begins with {@code @}
     */
    void broadcast(String topic, Object payload);

    /** To one view, by its {@link LiveContext#viewId}, where it has {@code @Subscribe("@view")}. */
    void toView(String viewId, Object payload);

    /** To all views of a signed-in user that have {@code @Subscribe("@user")}. */
    void toUser(String user, Object payload);

    /** To all views on a node that have {@code @Subscribe("@node")}. */
    void toNode(String nodeId, Object payload);

    /** To all views that have {@code @Subscribe("@everyone")}. */
    void toEveryone(Object payload);
}
