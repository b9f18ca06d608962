package org.djust.internal.view;

/** The node carries as many views as it may; the visitor is to try again, on this node or another. */
public final class NodeFullException extends Exception {

    private static final long serialVersionUID = 1L;

    NodeFullException(int limit) {
        super("This node carries " + limit + " views already (djust.limit.views).");
    }
}
