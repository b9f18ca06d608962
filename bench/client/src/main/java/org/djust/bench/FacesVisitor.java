package org.djust.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A visitor of a page of Jakarta Faces, who presses one button over and over through its ajax. */
final class FacesVisitor implements Load.Sequence {

    private static final Pattern STATE =
            Pattern.compile("jakarta\\.faces\\.ViewState.{0,80}?(?:value=\"|CDATA\\[)([^\"\\]]+)");

    private final Exchange exchange;
    private final String path;
    private final String button;
    private final String render;
    private String viewState;
    private String last = "";

    private FacesVisitor(Exchange exchange, String path, String button, String render) {
        this.exchange = exchange;
        this.path = path;
        this.button = button;
        this.render = render;
    }

    /** Gets the page in a session of its own. */
    static void visit(EventLoop loop, Server server, String path, String button, String render,
            Consumer<Load.Sequence> whenOpen) {
        FacesVisitor visitor = new FacesVisitor(new Exchange(loop, server.address()), path, button, render);
        visitor.exchange.get(path, page -> {
            visitor.keepState(page);
            whenOpen.accept(visitor);
        });
    }

    private void keepState(String text) {
        Matcher matcher = STATE.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No view state in the answer: " + text);
        }
        viewState = encode(matcher.group(1));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void next(Runnable answered) {
        String content = "f=f&jakarta.faces.ViewState=" + viewState + "&jakarta.faces.source=" + encode(button)
                + "&jakarta.faces.partial.event=click&jakarta.faces.partial.execute=" + encode(button)
                + "&jakarta.faces.partial.render=" + encode(render)
                + "&jakarta.faces.behavior.event=action&jakarta.faces.partial.ajax=true";
        exchange.post(path, "Faces-Request: partial/ajax\r\n"
                + "Content-Type: application/x-www-form-urlencoded;charset=UTF-8\r\n", content, response -> {
                    if (!response.contains("<update id=\"" + render)) {
                        throw new IllegalStateException("Faces didn't render " + render + ": " + response);
                    }
                    if (response.equals(last)) {
                        throw new IllegalStateException("Faces changed nothing: " + response);
                    }
                    last = response;
                    keepState(response);
                    answered.run();
                });
    }
}
