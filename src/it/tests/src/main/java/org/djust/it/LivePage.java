package org.djust.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonArray;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One visit of a page as a well-behaved script keeps it: the first render by HTTP, then frames. Over any number of
 * connections it numbers its events, and sends again what isn't stored. Used by one thread; waits are bounded.
 */
public final class LivePage {

    /** Below the application's root. */
    public static final String ENDPOINT = "djust/ws?v=1";

    private static final Pattern TOKEN = Pattern.compile("dj-view=\"([^\"]+)\"");

    private Site site;
    private final HttpResponse<String> response;
    private final PageDocument document;
    private final PageOutbox outbox = new PageOutbox();
    private final List<JsonArray> frames = new ArrayList<>();
    private String token;
    private long version = 1;
    private boolean rejoining;
    private LiveLine line;
    private int number;

    private LivePage(Site site, HttpResponse<String> response) {
        this.site = site;
        this.response = response;
        assertEquals(200, response.statusCode(), response::body);
        Matcher mark = TOKEN.matcher(response.body());
        token = mark.find() ? mark.group(1) : null;
        document = new PageDocument(response.body());
    }

    /** Fetches a page; fails the test when there is none. */
    public static LivePage visit(Site site, String path) {
        try {
            return new LivePage(site, site.get(path));
        } catch (IOException e) {
            throw new AssertionError("no answer for " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Fetches a page and joins it over a connection of its own. */
    public static LivePage join(Site site, String path) {
        return visit(site, path).connect();
    }

    /** Connects by another way from now on. */
    public LivePage via(Site other) {
        site = other;
        return this;
    }

    /** Connects, or connects again, and awaits the answer to the join. */
    public LivePage connect() {
        return connect(LiveLine.open(site));
    }

    /** Joins over a connection that may carry other pages already. */
    public LivePage connect(LiveLine newLine) {
        attach(newLine);
        sendJoin();
        return await(page -> page.count("j") > 0);
    }

    private void sendJoin() {
        send("[\"j\"," + number + ",\"" + token + "\"," + version + "," + outbox.acknowledged() + "]");
    }

    /** Takes the next number on a connection, without joining. */
    public LivePage attach(LiveLine newLine) {
        line = newLine;
        number = line.add(this);
        rejoining = false;
        frames.clear();
        document.reconnected();
        return this;
    }

    /** Sends an event; parameters are a JSON object, or null. */
    public long event(String handler, String params) {
        return numbered("e", "\"" + handler + "\"" + (params == null ? "" : "," + params));
    }

    /** Sets a model field to a JSON value. */
    public long model(String field, String value) {
        return numbered("m", "\"" + field + "\"," + value);
    }

    private long numbered(String kind, String rest) {
        PageOutbox.Numbered event = outbox.add(kind, rest);
        if (!rejoining) {
            send(event.frame(number));
        }
        return event.ref();
    }

    /** Sends again what isn't stored, as a script does some time after {@code busy}. */
    public void sendAgain() {
        outbox.kept().forEach(event -> send(event.frame(number)));
    }

    /** Sends an event and awaits its end; the frames that came meanwhile are in {@link #frames()}. */
    public LivePage call(String handler, String params) {
        frames.clear();
        event(handler, params);
        return settle();
    }

    /** Awaits the end of all events sent, stored or not. */
    public LivePage settle() {
        return await(page -> outbox.allDone());
    }

    /** Reads frames until the page is as wanted. */
    public LivePage await(Predicate<LivePage> wanted) {
        line.await(() -> wanted.test(this));
        return this;
    }

    /** Reads frames until the view's HTML contains the text. */
    public LivePage awaitText(String text) {
        return await(page -> page.html().contains(text));
    }

    /** Sends a frame that concerns the view, such as {@code ["r",view]}. */
    public LivePage send(String frame) {
        line.socket().send(frame);
        return this;
    }

    void received(JsonArray frame) {
        frames.add(frame);
        switch (frame.getString(0)) {
            case "j" -> resume(frame.getJsonNumber(3).longValue());
            case "p" -> {
                version = frame.getJsonNumber(2).longValue();
                patch(frame);
                outbox.stored(frame.getJsonNumber(3).longValue());
            }
            case "a" -> outbox.stored(frame.getJsonNumber(2).longValue());
            case "d" -> outbox.done(frame.getJsonNumber(2).longValue());
            case "x" -> failed(frame.getJsonNumber(2).longValue(), frame.getString(3));
            case "t" -> token = frame.getString(2);
            default -> {
            }
        }
    }

    private void patch(JsonArray frame) {
        try {
            document.patch(frame);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("can't apply " + frame + " after " + frames, e);
        }
    }

    private void resume(long ref) {
        rejoining = false;
        outbox.stored(ref);
        sendAgain();
    }

    private void failed(long ref, String code) {
        if (code.equals("elsewhere")) {
            rejoining = true;
            document.reconnected();
            sendJoin();
        } else if (!code.equals("busy")) {
            outbox.done(ref);
        }
    }

    /** The frames since the last join or call, oldest first. */
    public List<JsonArray> frames() {
        return List.copyOf(frames);
    }

    /** How many of those frames are of a kind. */
    public long count(String kind) {
        return frames.stream().filter(frame -> frame.getString(0).equals(kind)).count();
    }

    /** The latest of those frames of a kind; fails the test when there is none. */
    public JsonArray last(String kind) {
        return frames.stream().filter(frame -> frame.getString(0).equals(kind)).reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no frame of kind " + kind + " among " + frames));
    }

    public HttpResponse<String> response() {
        return response;
    }

    public String html() {
        return document.html();
    }

    public String token() {
        return token;
    }

    public long version() {
        return version;
    }

    public LiveLine line() {
        return line;
    }
}
