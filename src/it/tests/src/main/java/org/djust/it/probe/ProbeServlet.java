package org.djust.it.probe;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code ?count=what}, {@code ?open=gate}, {@code ?log}, {@code ?user=name}; what remote tests read is plain text. */
@WebServlet(value = "/probe", loadOnStartup = 1)
public class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Probe probe;

    @Override
    public void init() {
        probe.log();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        if (request.getParameter("count") != null) {
            response.getWriter().print(probe.counted(request.getParameter("count")));
        } else if (request.getParameter("open") != null) {
            probe.open(request.getParameter("open"));
        } else if (request.getParameter("user") != null) {
            Cookie cookie = new Cookie("user", request.getParameter("user"));
            cookie.setPath("/");
            response.addCookie(cookie);
        } else {
            response.getWriter().print(probe.log());
        }
    }
}
