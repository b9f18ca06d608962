package org.djust.it.cluster.ledger;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.djust.Cluster;

/** What an operator asks before a node is stopped; the answer comes when the node has handed over its views. */
@WebServlet("/drain")
public class DrainServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Cluster cluster;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            cluster.drain().toCompletableFuture().get(15, TimeUnit.SECONDS);
            response.getWriter().print("drained");
        } catch (ExecutionException | TimeoutException e) {
            throw new ServletException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
