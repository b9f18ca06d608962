package org.djust.it.channels;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.djust.Channels;
import org.djust.Cluster;

/** {@code ?to=} a kind of address, {@code &name=} which one, and {@code &text=}; the words of the text are sent singly. */
@WebServlet("/send")
public class SendServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Channels channels;

    @Inject
    private transient Bulletin bulletin;

    @Inject
    private transient Cluster cluster;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer = "sent";
        for (String word : request.getParameter("text").split(" ")) {
            try {
                send(request.getParameter("to"), request.getParameter("name"), word);
            } catch (IllegalArgumentException e) {
                answer = e.getMessage();
            }
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(answer);
    }

    private void send(String to, String name, String word) {
        switch (to) {
            case "topic" -> channels.broadcast(name, word);
            case "background" -> bulletin.publish(name, word);
            case "view" -> channels.toView(name, word);
            case "user" -> channels.toUser(name, word);
            case "node" -> channels.toNode(name.equals("here") ? cluster.self().id() : name, word);
            case "everyone" -> channels.toEveryone(word);
            default -> throw new IllegalArgumentException("There is no kind of address \"" + to + "\".");
        }
    }
}
