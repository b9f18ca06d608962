package org.djust.it;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * A deployed application as one visitor sees it: addresses on loopback, and HTTP requests that share that visitor's
 * cookies. Not thread-safe. Every wait is bounded by 20 seconds.
 */
public final class Site {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT)
            .cookieHandler(cookies).build();
    private final URI root;

    private Site(URI root) {
        this.root = root;
    }

    /** Takes the address that Arquillian injects; servers report their own idea of the host, so it is replaced. */
    public static Site at(URL base) {
        String path = base.getPath().endsWith("/") ? base.getPath() : base.getPath() + "/";
        return new Site(URI.create("http://localhost:" + base.getPort() + path));
    }

    /** The same application as a new visitor sees it through a proxy on loopback. */
    Site through(int port) {
        return new Site(URI.create("http://localhost:" + port + root.getPath()));
    }

    /** The same application as a new visitor sees it. */
    public Site anotherVisitor() {
        return new Site(root);
    }

    /** Its visitor has a cookie from now on. */
    public Site cookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(root, cookie);
        return this;
    }

    /** The address of {@code path} (relative to the application's root), for a browser or an HTTP client. */
    public URI page(String path) {
        return root.resolve(path);
    }

    /** The scheme, host and port, as a browser on this site sends it in the {@code Origin} header. */
    public String origin() {
        return "http://localhost:" + root.getPort();
    }

    /** The answer to a GET; redirects are not followed. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(page(path)));
    }

    /** As {@link #get(String)}, for who doesn't wait longer than that. */
    public HttpResponse<String> get(String path, Duration limit) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(page(path)).timeout(limit).build(), BodyHandlers.ofString());
    }

    /** The answer to any request, read as text. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    /** A WebSocket to {@code path} with this visitor's cookies and this site's origin, both still to be changed. */
    public LiveSocket.Builder socket(String path) {
        URI target = URI.create("ws" + page(path).toString().substring("http".length()));
        LiveSocket.Builder socket = LiveSocket.to(target).origin(origin());
        String cookie = cookies.getCookieStore().get(page(path)).stream().map(c -> c.getName() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
        return cookie.isEmpty() ? socket : socket.header("Cookie", cookie);
    }
}
