package org.djust.internal.cdi;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;

import org.djust.Diagnostics;
import org.djust.internal.view.Node;

/**
 * The application's node for JMX: each figure of {@link Diagnostics#stats} is an attribute of the same name, and {@code drain} an
 * operation. Thread-safe.
 */
final class NodeMBean implements DynamicMBean, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(NodeMBean.class.getName());
    private static final String DRAINING = "draining";
    private static final String DRAIN = "drain";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Node node;
    private final ObjectName name;

    private NodeMBean(Node node, ObjectName name) {
        this.node = node;
        this.name = name;
    }

    /**
     * Registers an application's node as {@code org.djust:type=Node,context="/path"}. When that name is taken, by the same path of another
     * virtual host, the log says so, and the node is not in JMX.
     */
    static NodeMBean register(Node node, String contextPath) {
        try {
            ObjectName name = new ObjectName("org.djust:type=Node,context=" + ObjectName.quote(contextPath));
            NodeMBean bean = new NodeMBean(node, name);
            bean.server.registerMBean(bean, name);
            return bean;
        } catch (JMException e) {
            LOG.log(Level.WARNING, e,
                    () -> "The node of the application at " + contextPath + " can't be shown in JMX.");
            return new NodeMBean(node, null);
        }
    }

    private Map<String, Number> figures() {
        return new TreeMap<>(node.diagnostics().stats());
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        if (attribute.equals(DRAINING)) {
            return node.isDraining();
        }
        Number figure = figures().get(attribute);
        if (figure == null) {
            throw new AttributeNotFoundException("This node has no figure " + attribute + ".");
        }
        return open(figure);
    }

    /** As long or double, which every tool reads; some figures are whole at times. */
    private static Number open(Number figure) {
        return figure instanceof Double || figure instanceof Float ? (Number) figure.doubleValue()
                : (Number) figure.longValue();
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        Map<String, Number> figures = figures();
        AttributeList found = new AttributeList();
        for (String attribute : attributes) {
            if (attribute.equals(DRAINING)) {
                found.add(new Attribute(DRAINING, node.isDraining()));
            } else if (figures.containsKey(attribute)) {
                found.add(new Attribute(attribute, open(figures.get(attribute))));
            }
        }
        return found;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("Figures of a node can't be set.");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    /** Drains, and returns when no view is left or the time for that is over. */
    @Override
    public Object invoke(String action, Object[] parameters, String[] signature)
            throws MBeanException, ReflectionException {
        if (!action.equals(DRAIN)) {
            throw new ReflectionException(new NoSuchMethodException(action), "A node has no operation " + action + ".");
        }
        try {
            node.drain().toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MBeanException(e, "Nobody waits for the end of the drain any more; it goes on.");
        } catch (ExecutionException e) {
            throw new MBeanException(e, "The node has not handed over all its views.");
        }
        return null;
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        Map<String, Number> figures = figures();
        MBeanAttributeInfo[] attributes = new MBeanAttributeInfo[figures.size() + 1];
        int i = 0;
        for (Map.Entry<String, Number> figure : figures.entrySet()) {
            attributes[i++] = new MBeanAttributeInfo(figure.getKey(), open(figure.getValue()).getClass().getName(),
                    "See docs/operations.md", true, false, false);
        }
        attributes[i] =
                new MBeanAttributeInfo(DRAINING, "boolean", "Whether the node takes no more views", true, false, true);
        MBeanOperationInfo drain = new MBeanOperationInfo(DRAIN,
                "Hands all views over to other nodes, and returns when none is left", null, "void",
                MBeanOperationInfo.ACTION);
        return new MBeanInfo(NodeMBean.class.getName(), "A node of an application with live views", attributes, null,
                new MBeanOperationInfo[] {drain}, null);
    }

    @Override
    public void close() {
        if (name != null) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.log(Level.WARNING, e, () -> name + " can't be taken out of JMX.");
            }
        }
    }
}
