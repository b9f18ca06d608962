package org.djust.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The payload of the frames, each event on a fresh page: the first time, and once the page has learned its scopes. */
final class BytesFigure implements Bench.Figure {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TIMES = 5;

    private record Event(String path, String name, String params) {
    }

    private static final List<Event> EVENTS = List.of(new Event("/counter", "inc", ""), new Event("/table", "inc", ""),
            new Event("/table", "cell", ""), new Event("/table", "append", ""), new Event("/table", "prepend", ""),
            new Event("/table", "remove", ""), new Event("/table", "move", ""), new Event("/table", "sort", ""),
            new Event("/table", "shuffle", ",{\"seed\":42}"),
            new Event("/chat", "send", ",{\"text\":\"Good morning, everybody\"}"));

    @Override
    public void run() throws Exception {
        try (Server server = new Server(Setup.of(Setup.Variant.DEFAULT)); EventLoop loop = new EventLoop()) {
            System.out.println("| page | HTML | join reply | rejoin after a cut |\n|---|---|---|---|");
            for (String path : List.of("/counter", "/table", "/chat")) {
                join(loop, server, path);
            }
            System.out.println("\n| event | up | first down | steady down |\n|---|---|---|---|");
            for (Event event : EVENTS) {
                measure(loop, server, event);
            }
        }
    }

    private static LiveClient visit(EventLoop loop, Server server, String path) {
        LiveClient[] client = new LiveClient[1];
        LiveClient.visit(loop, server, new Http(loop, server.address()), path, joined -> client[0] = joined);
        loop.runUntil(() -> client[0] != null, LIMIT);
        client[0].keepText();
        return client[0];
    }

    private static void join(EventLoop loop, Server server, String path) {
        LiveClient client = visit(loop, server, path);
        int first = bytes(client.joined());
        client.reconnect(loop, server, 1);
        loop.runUntil(() -> client.joined() != null, LIMIT);
        System.out.printf("| %s | %,d | %d | %d |%n", path, client.page().length(), first, bytes(client.joined()));
        client.leave();
    }

    private static void measure(EventLoop loop, Server server, Event event) {
        LiveClient client = visit(loop, server, event.path());
        List<LiveClient.Reply> replies = new ArrayList<>();
        for (int i = 1; i <= TIMES; i++) {
            int expected = i;
            client.event(event.name(), event.params(), replies::add);
            loop.runUntil(() -> replies.size() == expected, LIMIT);
        }
        LiveClient.Reply steady = replies.get(TIMES - 1);
        System.out.printf("| %s %s | %d | %,d | %,d |%n", event.path(), event.name(), steady.upBytes(),
                bytes(replies.get(0).down()), bytes(steady.down()));
        if (Boolean.getBoolean("bench.frames")) {
            System.out.println(
                    "  first:  " + shortened(replies.get(0).down()) + "\n  steady: " + shortened(steady.down()));
        }
        client.leave();
    }

    private static String shortened(String frame) {
        return frame.length() < 600 ? frame : frame.substring(0, 600) + "…";
    }

    private static int bytes(String frame) {
        return frame.getBytes(StandardCharsets.UTF_8).length;
    }
}
