package org.djust.it.management;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Does what a JMX console does: lists nodes and their figures, and drains. */
@WebServlet("/jmx")
public class JmxServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StringBuilder text = new StringBuilder();
        try {
            for (ObjectName name : List.copyOf(server.queryNames(new ObjectName("org.djust:type=Node,*"), null))) {
                text.append(name).append('\n');
                if (request.getParameter("drain") != null) {
                    server.invoke(name, "drain", null, null);
                }
                String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                        .map(MBeanAttributeInfo::getName).toArray(String[]::new);
                server.getAttributes(name, attributes).asList()
                        .forEach(each -> text.append(each.getName()).append('=').append(each.getValue()).append('\n'));
            }
        } catch (JMException e) {
            throw new ServletException(e);
        }
        response.setContentType("text/plain");
        response.getWriter().write(text.toString());
    }
}
