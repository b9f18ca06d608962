package org.djust.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.djust.internal.view.Identity;
import org.djust.internal.view.MountException;
import org.djust.internal.view.Node;

/** Answers the visit of a page with the view's first render, which its script then connects to. */
public final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_SECONDS = "5";

    private final transient Supplier<Node> node;
    private final transient Routes routes;
    private final transient ScriptTag script;
    private final transient Set<String> roles;

    /**
     * @param node  asked when a page is visited
     * @param roles all roles that some view names
     */
    public PageServlet(Supplier<Node> node, Routes routes, ScriptTag script, Set<String> roles) {
        this.node = node;
        this.routes = routes;
        this.script = script;
        this.roles = roles;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Routes.Match match = routes.find(path(request));
        if (match == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (mayVisit(match, request, response)) {
            visit(match, request, response);
        }
    }

    /** Would answer with the request's headers, cookies included. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private boolean mayVisit(Routes.Match match, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (match.view().roles().allows(request::isUserInRole)) {
            return true;
        }
        if (request.getUserPrincipal() == null && !match.view().roles().names().isEmpty()) {
            // Lets the container ask for credentials as it is configured to; it has answered if this is false.
            if (!request.authenticate(response)) {
                return false;
            }
            if (match.view().roles().allows(request::isUserInRole)) {
                return true;
            }
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    private void visit(Routes.Match match, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Identity identity = identity(request, roles);
        try {
            CompletableFuture<Node.Mounted> mounted = node.get().mount(new Node.Visit(match.view(), match.variables(),
                    request.getParameterMap(), request.getLocale(), identity)).toCompletableFuture();
            if (mounted.isDone()) {
                answerNow(mounted, request, response);
            } else {
                AsyncContext async = request.startAsync();
                mounted.whenComplete((page, failure) -> async.start(() -> answerLater(mounted, async)));
            }
        } catch (MountException e) {
            refuse(e.status(), e.getMessage(), response);
        }
    }

    private static void refuse(int status, String message, HttpServletResponse response) throws IOException {
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        response.sendError(status, message);
    }

    private void answerLater(CompletableFuture<Node.Mounted> mounted, AsyncContext async) {
        try {
            answerNow(mounted, (HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
        } catch (IOException e) {
            log("A page could not be written", e);
        } finally {
            async.complete();
        }
    }

    private void answerNow(CompletableFuture<Node.Mounted> mounted, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        if (mounted.isCompletedExceptionally()) {
            log("The first state of a view could not be stored", mounted.handle((page, failure) -> failure).join());
            refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The page can't be opened at the moment.", response);
        } else {
            answer(mounted.join(), request, response);
        }
    }

    private void answer(Node.Mounted mounted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        // The page belongs to one visit: a copy from a cache would have a view that somebody else joined.
        response.setHeader("Cache-Control", "no-store");
        String page = mounted.page().html(script.html(getServletContext().getContextPath()),
                " dj-view=\"" + mounted.token() + "\"");
        // With its length known, the page leaves in one piece with its head; as chunks it took a quarter of a visit.
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Who made a request. */
    public static Identity identity(HttpServletRequest request, Set<String> roles) {
        Set<String> granted = roles.isEmpty() ? roles
                : roles.stream().filter(request::isUserInRole).collect(Collectors.toUnmodifiableSet());
        return new Identity(request.getUserPrincipal(), granted);
    }

    /** As it was sent: the pattern decodes it. */
    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
