package org.djust.it.cluster;

import jakarta.json.JsonArray;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.djust.it.PageDocument;
import org.djust.it.Site;

/**
 * A page that behaves as the script in it does: it keeps its events until they are durable, joins again wherever the
 * proxy leads it, and is never loaded again. What a script would answer with a new page is a failure. Lives in the loop.
 */
final class ScriptedPage implements ClientLine.Events {

    private static final Pattern TOKEN = Pattern.compile("dj-view=\"([^\"]+)\"");

    final Outbox outbox;
    final Waiting waiting = new Waiting();
    private final ClientLoop loop;
    private final PageDocument document;
    private final Connector connector;
    private final History history = new History();
    private String token;
    private long version = 1;
    private boolean joined;
    private boolean degraded;
    private boolean whole;
    /** Got since the join; negative when it is done with. */
    private int moved = -1;
    private long heard = System.nanoTime();
    private long longestAway;

    /** @param html as first rendered */
    ScriptedPage(ClientLoop loop, Site site, String html) {
        this.loop = loop;
        connector = new Connector(loop, site, this);
        document = new PageDocument(html);
        outbox = new Outbox(loop);
        Matcher mark = TOKEN.matcher(html);
        token = mark.find() ? mark.group(1) : null;
    }

    void connect() {
        connector.connect();
    }

    /** Leaves the connection, and joins by another way. */
    void via(Site other) {
        pause();
        connector.via(other);
    }

    /** What the page shows, whether acknowledged or not. */
    String html() {
        return document.html();
    }

    /** Whether all events are durable, and the page was told so over the connection that it has now. */
    boolean isSettled() {
        return joined && !degraded && outbox.isEmpty();
    }

    boolean isJoined() {
        return joined;
    }

    /** The longest time from the last word of a node until the page was joined, to the same node or to another. */
    Duration longestAway() {
        return Duration.ofNanos(longestAway);
    }

    /** Whether the server has said that what it does is not durable. */
    boolean isDegraded() {
        return degraded;
    }

    /** Whether the server has been told to send the whole view, and has. */
    boolean isWhole() {
        return whole;
    }

    void askForWhole() {
        whole = false;
        connector.send("[\"r\",0]");
    }

    @Override
    public void opened() {
        join();
    }

    private void join() {
        pause();
        moved = 0;
        document.reconnected();
        history.add("joins, version " + version + ", acknowledged " + outbox.acknowledged());
        connector.send("[\"j\",0,\"" + token + "\"," + version + "," + outbox.acknowledged() + "]");
    }

    /** As {@link #via}, because of what happened to the cluster. */
    void flee(Site other) {
        waiting.lost(loop.disturbance());
        via(other);
    }

    /** Loses the connection, if it has one. */
    void lose() {
        if (connector.cut()) {
            closed(ClientLine.LOST, "the test");
        }
    }

    /** Closes as a page does that is left. */
    void leaveForGood() {
        if (joined) {
            connector.send("[\"l\",0]");
        }
        leave();
    }

    /** Goes away, without a word to the server. */
    void leave() {
        connector.cut();
        pause();
    }

    private void pause() {
        outbox.close();
        joined = false;
        degraded = false;
    }

    @Override
    public void closed(int code, String reason) {
        pause();
        history.add("lost: " + code + " " + reason + ", by " + loop.disturbance().what());
        waiting.lost(loop.disturbance());
        // without the pause that the server asks for, which differs from page to page
        loop.disturbance().lost(code + " " + reason.replaceFirst("^\\d+ ", ""));
        if (code > 4000 && code < 4004) {
            fail("closed with " + code + " " + reason);
        } else {
            connector.retry(code, reason);
        }
    }

    @Override
    public void received(JsonArray frame) {
        long now = System.nanoTime();
        if (frame.getString(0).equals("j")) {
            longestAway = Math.max(longestAway, now - heard);
        }
        heard = now;
        moved += moved < 0 ? 0 : frame.toString().length();
        history.add(frame.subList(0, Math.min(4, frame.size())).toString());
        switch (frame.getString(0)) {
            case "j" -> joined(frame.getJsonNumber(3).longValue());
            case "p" -> patched(frame);
            case "a" -> acknowledged(frame.getJsonNumber(2).longValue());
            case "d" -> degraded = true;
            case "x" -> failed(frame.getJsonNumber(2).longValue(), frame.getString(3));
            case "t" -> token = frame.getString(2);
            default -> {
                // a pong
            }
        }
    }

    private void joined(long ref) {
        if (ref < outbox.acknowledged()) {
            fail("was told that " + outbox.acknowledged() + " is durable, but joined with " + ref);
        }
        joined = true;
        connector.proved();
        acknowledged(ref);
        outbox.open(connector::send);
    }

    private void patched(JsonArray frame) {
        version = frame.getJsonNumber(2).longValue();
        document.patch(frame);
        whole |= frame.size() > 4 && frame.getJsonArray(4).getInt(0) == 0;
        if (outbox.acknowledge(frame.getJsonNumber(3).longValue())) {
            waiting.over(outbox.acknowledged());
            arrived();
        }
    }

    private void arrived() {
        if (moved >= 0) {
            loop.moved(moved);
            moved = -1;
        }
    }

    private void acknowledged(long ref) {
        degraded = false;
        if (outbox.acknowledge(ref) || outbox.isEmpty()) {
            waiting.over(outbox.acknowledged());
            arrived();
        }
    }

    private void failed(long ref, String code) {
        switch (code) {
            case "busy" -> outbox.refuse(ref);
            case "elsewhere" -> join();
            default -> fail("error " + code + " for event " + ref);
        }
    }

    /** The latest things that happened, for messages. */
    History history() {
        return history;
    }

    /** Notes a failure, and goes away. */
    private void fail(String what) {
        leave();
        loop.failed(what + " after " + history);
    }

    @Override
    public String toString() {
        return "joined " + joined + ", degraded " + degraded + ", acknowledged "
                + outbox.acknowledged() + " of " + outbox.last() + ", shows " + html();
    }
}
