import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;

/**
 * Hands the live views of a server on this machine over to the other nodes; run it before the server is stopped, as the
 * same user: {@code java Drain.java [process id]}, with a JDK. The process is the server's, or the script's that has started
 * it; without an id every Java process that has live views is drained. Ends when all are handed over, or after {@code djust.drain.timeout}; with 1 when there is no such process.
 */
public class Drain {

    private static final String LOCAL = "com.sun.management.jmxremote.localConnectorAddress";

    public static void main(String[] arguments) throws Exception {
        List<String> processes = VirtualMachine.list().stream().map(VirtualMachineDescriptor::id)
                .filter(id -> isMeant(ProcessHandle.of(Long.parseLong(id)), List.of(arguments))).toList();
        int drained = 0;
        for (String process : processes) {
            try {
                drained += drain(process);
            } catch (Exception e) {
                System.err.println("Process " + process + " can't be asked to hand its views over: " + e);
            }
        }
        if (drained == 0) {
            System.err.println("No Java process with live views was found among " + processes + ".");
            System.exit(1);
        }
    }

    private static boolean isMeant(Optional<ProcessHandle> process, List<String> ids) {
        if (process.isEmpty() || process.get().equals(ProcessHandle.current())) {
            return false;
        }
        return ids.isEmpty() || ids.contains(Long.toString(process.get().pid())) || isMeant(process.get().parent(), ids);
    }

    /** How many applications of the process have handed their views over. */
    private static int drain(String process) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(process);
        String address;
        try {
            address = machine.getAgentProperties().getProperty(LOCAL);
            if (address == null) {
                address = machine.startLocalManagementAgent();
            }
        } finally {
            machine.detach();
        }
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            Set<ObjectName> nodes = server.queryNames(new ObjectName("org.djust:type=Node,*"), null);
            for (ObjectName node : nodes) {
                server.invoke(node, "drain", null, null);
                System.out.println("Process " + process + ", application " + ObjectName.unquote(node.getKeyProperty("context"))
                        + ": views are handed over.");
            }
            return nodes.size();
        }
    }
}
