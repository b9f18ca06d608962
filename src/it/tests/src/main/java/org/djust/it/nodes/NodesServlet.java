package org.djust.it.nodes;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.djust.Cluster;
import org.djust.Diagnostics;
import org.djust.NodeInfo;

/** Writes what this node knows of all; {@code ?owner=} a view's id asks who has it, {@code ?figure=} for a statistic. */
@WebServlet("/nodes")
public class NodesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Cluster cluster;

    @Inject
    private transient Diagnostics diagnostics;

    @Inject
    private transient Rollcall rollcall;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        PrintWriter out = response.getWriter();
        out.println("self " + text(cluster.self()));
        cluster.nodes().forEach(node -> out.println("node " + text(node)));
        rollcall.events().forEach(event -> out.println("event " + event));
        out.println("sweeps " + diagnostics.stats().get("sweeps"));
        out.println("health " + diagnostics.healthCheck().get("cluster"));
        String figure = request.getParameter("figure");
        if (figure != null) {
            out.println("figure " + diagnostics.stats().get(figure));
        }
        String view = request.getParameter("owner");
        if (view != null) {
            // a servlet may wait
            NodeInfo owner = cluster.ownerOf(view).toCompletableFuture().join();
            out.println("owner " + (owner == null ? "nobody" : owner.metadata().get("name")));
        }
    }

    private static String text(NodeInfo node) {
        return node.metadata().get("name") + " " + node.state() + " " + node.id() + " " + node.metadata();
    }
}
