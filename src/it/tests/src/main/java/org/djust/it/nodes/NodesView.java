package org.djust.it.nodes;

import jakarta.inject.Inject;
import org.djust.Cluster;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;

@LiveView("/whereabouts")
public class NodesView {

    /** For tests. */
    public static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Nodes</title></head><body>
            <p id="view">{{ view }}</p><p id="node">{{ node }}</p>
            </body></html>
            """;

    private String view;
    private String node;

    @Inject
    private transient LiveContext live;

    @Inject
    private transient Cluster cluster;

    @Mount
    void mount() {
        view = live.viewId();
        node = cluster.self().metadata().get("name");
    }
}
