package org.djust.it.signins;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.djust.SignIns;

/** {@code ?do=in|out|rename|grant|recheck}, with {@code &user=} and, to grant, {@code &roles=}. */
@WebServlet("/door")
public class DoorServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Accounts accounts;

    @Inject
    private transient SignIns signIns;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        switch (request.getParameter("do")) {
            case "in" -> {
                request.getSession().setAttribute(SessionAuthentication.USER, user);
                request.changeSessionId();
            }
            case "rename" -> request.changeSessionId();
            case "out" -> request.getSession().invalidate();
            case "grant" -> accounts.grant(user, Set.of(request.getParameter("roles").split(",")));
            case "recheck" -> signIns.recheck(user);
            default -> response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
