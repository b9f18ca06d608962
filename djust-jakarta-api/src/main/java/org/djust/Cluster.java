package org.djust;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The nodes that serve this application together; inject it anywhere. Observe {@link NodeJoined}, {@link NodeSuspected} and
 * {@link NodeLeft} to hear of changes.
 * <p>
 * Any thread may call; no method blocks. What is told of other nodes is a few seconds old, and while the cluster's store
 * doesn't answer it is what was last heard.
 */
public interface Cluster {

    /**
     * This node.
     *
     * @throws IllegalStateException before the application has started, after it has stopped, and when it has no live views
     */
    NodeInfo self();

    /** This node and all others that have not left, by their ids; empty while {@link #self} throws. */
    List<NodeInfo> nodes();

    /**
     * The node that last claimed a view and has not left; completes with null when there is none. Whether the view is in its
     * memory is not known here. Completes exceptionally when the store of state can't be asked.
     *
     * @throws IllegalStateException as {@link #self}
     */
    CompletionStage<NodeInfo> ownerOf(String viewId);

    /**
     * Prepares this node for its end: it tells load balancers that it isn't ready, takes no more visits and connections, stores
     * all state, and sends its pages to other nodes, some at a time. The same happens when the application is undeployed. Calling
     * it again changes nothing; there is no way back but a new start.
     *
     * @return completes when no view is left in this node's memory, or after {@code djust.drain.timeout}
     * @throws IllegalStateException as {@link #self}
     */
    CompletionStage<Void> drain();
}
