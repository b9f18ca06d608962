package org.djust.bench;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A visitor of a page of Vaadin Flow, who presses one button over and over, as its client does without push. */
final class VaadinVisitor implements Load.Sequence {

    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern SYNC = Pattern.compile("\"syncId\":(\\d+)");
    private static final String NAVIGATE = "{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{"
            + "\"route\":\"%s\",\"query\":\"\",\"appShellTitle\":\"\",\"historyState\":{},\"trigger\":\"\"}}";
    private static final String CLICK = "{\"type\":\"event\",\"node\":%s,\"event\":\"click\",\"data\":{"
            + "\"event.shiftKey\":false,\"event.metaKey\":false,\"event.detail\":1,\"event.ctrlKey\":false,"
            + "\"event.clientX\":40,\"event.clientY\":80,\"event.altKey\":false,\"event.button\":0,"
            + "\"event.screenY\":180,\"event.screenX\":40}}";

    private final Exchange exchange;
    private String key;
    private String click;
    private String syncId = "0";
    private int clientId;

    private VaadinVisitor(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Gets the page in a session of its own, and all that its script asks for until the page is shown. */
    static void visit(EventLoop loop, Server server, String page, String button, Consumer<Load.Sequence> whenOpen) {
        VaadinVisitor visitor = new VaadinVisitor(new Exchange(loop, server.address()));
        visitor.exchange.get("/vaadin/" + page,
                html -> visitor.exchange.get("/vaadin/?v-r=init&location=" + page + "&query=", configuration -> {
                    visitor.key = find(KEY, configuration);
                    visitor.call(String.format(NAVIGATE, page), shown -> {
                        visitor.click = String.format(CLICK, node(shown, button));
                        whenOpen.accept(visitor);
                    });
                }));
    }

    private static String node(String changes, String id) {
        return find(Pattern.compile("\"node\":(\\d+),\"type\":\"put\",\"key\":\"id\",\"feat\":3,\"value\":\"" + id
                + "\""), changes);
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in the answer: " + text);
        }
        return matcher.group(1);
    }

    private void call(String event, Consumer<String> whenDone) {
        String content = "{\"csrfToken\":\"" + key + "\",\"rpc\":[" + event + "],\"syncId\":" + syncId
                + ",\"clientId\":" + clientId++ + "}";
        exchange.post("/vaadin/?v-r=uidl&v-uiId=0", "Content-Type: application/json; charset=UTF-8\r\n", content,
                response -> {
                    syncId = find(SYNC, response);
                    whenDone.accept(response);
                });
    }

    @Override
    public void next(Runnable answered) {
        call(click, response -> {
            if (!response.contains("\"key\":\"text\"")) {
                throw new IllegalStateException("Vaadin changed nothing: " + response);
            }
            answered.run();
        });
    }
}
