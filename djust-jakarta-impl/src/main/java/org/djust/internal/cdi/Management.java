package org.djust.internal.cdi;

import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.enterprise.inject.spi.CDI;

import org.djust.internal.view.Node;

/** Shows the application's node to operators' tools: by JMX, and by MicroProfile Metrics where the server has that. */
final class Management implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Management.class.getName());

    private final NodeMBean bean;
    /** Not by its class, which can't be loaded on every server; null when there are none. */
    private AutoCloseable metrics;

    /** To be made on a thread of the application, when its diagnostics tell of the node. */
    Management(Node node, String contextPath) {
        bean = NodeMBean.register(node, contextPath);
        if (hasMetrics()) {
            try {
                NodeMetrics shown = CDI.current().select(NodeMetrics.class).get();
                metrics = shown;
                shown.start(node.diagnostics(), contextPath);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, e, () -> "The figures of the application at " + contextPath
                        + " can't all be shown by MicroProfile Metrics; they are on JMX.");
            }
        }
    }

    /** Whether the server has the API of MicroProfile Metrics. */
    static boolean hasMetrics() {
        try {
            Class.forName("org.eclipse.microprofile.metrics.MetricRegistry", false, Management.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            LOG.log(Level.FINE, "The server has no MicroProfile Metrics: figures are on JMX only.", e);
            return false;
        }
    }

    @Override
    public void close() {
        bean.close();
        try {
            if (metrics != null) {
                metrics.close();
            }
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The node's figures can't be taken out of MicroProfile Metrics.", e);
        }
    }
}
