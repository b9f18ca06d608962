package org.djust.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is compared on one server: the same pages with each framework. */
enum Compared {
    DJUST("djust", "/%s"), FACES("Jakarta Faces", "/faces/%s.xhtml"), VAADIN("Vaadin Flow", "/vaadin/%s");

    /** The applications beside the reference pages. */
    static final List<Path> WARS = List.of(Path.of("bench/compare/faces/target/faces.war").toAbsolutePath(),
            Path.of("bench/compare/vaadin/target/vaadin.war").toAbsolutePath());

    private static final Duration LIMIT = Duration.ofSeconds(60);

    final String title;
    private final String path;

    Compared(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String path(String page) {
        return String.format(path, page);
    }

    /** Visitors of a page that each press this button over and over, each in a session of its own. */
    List<Load.Sequence> visitors(EventLoop loop, Server server, int count, String page, String button) {
        List<Load.Sequence> open = new ArrayList<>();
        Http http = new Http(loop, server.address());
        for (int i = 1; i <= count; i++) {
            int expected = i;
            visit(loop, server, http, page, button, open::add);
            loop.runUntil(() -> open.size() == expected, LIMIT);
        }
        return open;
    }

    private void visit(EventLoop loop, Server server, Http http, String page, String button,
            Consumer<Load.Sequence> whenOpen) {
        switch (this) {
            case DJUST -> LiveClient.visit(loop, server, http, path(page),
                    client -> whenOpen.accept(answered -> client.event(button, "", reply -> answered.run())));
            case FACES -> FacesVisitor.visit(loop, server, path(page), "f:" + button,
                    page.equals("counter") ? "f:count" : "f:t:499:price", whenOpen);
            case VAADIN -> VaadinVisitor.visit(loop, server, page, button, whenOpen);
        }
    }
}
