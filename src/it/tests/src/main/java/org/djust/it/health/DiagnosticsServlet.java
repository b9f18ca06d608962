package org.djust.it.health;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.djust.Diagnostics;

/** Writes what Diagnostics tells, as an operator's endpoint would; {@code ?mood=} sets how the store is. */
@WebServlet("/diagnostics")
public class DiagnosticsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Diagnostics diagnostics;

    @Inject
    private transient Moods moods;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("mood") != null) {
            moods.become(request.getParameter("mood"));
        }
        StringBuilder text = new StringBuilder();
        diagnostics.stats().forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        text.append(diagnostics.memoryStats()).append('\n').append(diagnostics.healthCheck()).append('\n');
        response.setContentType("text/plain");
        response.getWriter().write(text.toString());
    }
}
