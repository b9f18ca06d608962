package org.djust.it.browser.reconnect;

import java.io.IOException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells the test what the server has done, whatever the page knows. */
@WebServlet("/effects")
public class EffectsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Effects effects;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(effects.of(request.getParameter("prefix")));
    }
}
