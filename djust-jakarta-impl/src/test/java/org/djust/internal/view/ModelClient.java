package org.djust.internal.view;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

import jakarta.json.Json;
import jakarta.json.JsonArray;

import org.djust.internal.render.testkit.RopeClient;

/** A page and its script, as docs/protocol.md says; nothing of it happens but by a call. */
final class ModelClient {

    private final Witness witness;
    private final Random random;
    /** Not acknowledged, the last ones of all sent. */
    private final Deque<String> outbox = new ArrayDeque<>();
    final String viewId;
    private String token;
    private RopeClient page = new RopeClient("<body></body>");
    private ModelWire wire;
    private long version = 1;
    private long sent;
    private boolean joined;
    private long refused;
    private boolean asked;
    private boolean remount;

    ModelClient(Witness witness, Random random, String viewId, String token) {
        this.witness = witness;
        this.random = random;
        this.viewId = viewId;
        this.token = token;
    }

    ModelWire wire() {
        return wire;
    }

    long sent() {
        return sent;
    }

    /** The page as HTML. */
    String shows() {
        return page.text();
    }

    boolean mustMount() {
        return remount;
    }

    boolean isSettled() {
        return wire != null && joined && outbox.isEmpty();
    }

    /** Whether it shows what the last event did; a connection that is slow tells it late. */
    boolean showsLast() {
        return page.text().contains("<i>" + sent + "</i>");
    }

    void connect(ModelNode node) {
        wire = node.connect();
        join();
    }

    private void join() {
        joined = false;
        refused = 0;
        asked = false;
        page.reconnect();
        send("[\"j\",0,\"" + token + "\"," + version + "," + (sent - outbox.size()) + "]");
    }

    /** The client gives its connection up; the server learns it later. */
    void cut() {
        wire.closedByClient = true;
        wire.toClient.clear();
        wire = null;
        joined = false;
    }

    /** The page goes away for good, and says so. */
    void leave() {
        send("[\"l\",0]");
        cut();
    }

    void event() {
        sent++;
        outbox.add(Witness.counts(sent) ? "[\"e\",0," + sent + ",\"add\",{\"number\":" + sent + "}]"
                : "[\"e\",0," + sent + ",\"fail\"]");
        if (joined && refused == 0) {
            send(outbox.getLast());
        }
    }

    /** What was refused is sent again, with all behind it, after a pause in which the server gets rid of what it has. */
    void retry() {
        if (joined && refused > 0 && wire.toServer.isEmpty() && wire.toClient.isEmpty()) {
            long from = Math.max(refused, sent - outbox.size() + 1);
            refused = 0;
            outbox.stream().skip(from - (sent - outbox.size()) - 1).forEach(this::send);
        }
    }

    private void send(String frame) {
        wire.toServer.add(frame);
    }

    /** Takes the next frame, if there is one. */
    void receive() {
        String frame = wire.toClient.poll();
        if (frame == null) {
            if (wire.closedByServer) {
                cut();
            }
            return;
        }
        JsonArray parts = Json.createReader(new StringReader(frame)).readArray();
        switch (parts.getString(0)) {
            case "j" -> joined(parts.getInt(3));
            case "p" -> patch(parts.getInt(2), parts.getInt(3), frame.substring(frame.indexOf(",[") < 0
                    ? frame.length() - 1
                    : frame.indexOf(",["), frame.length() - 1));
            case "a" -> acknowledge(parts.getInt(2));
            case "x" -> error(parts.getInt(2), parts.getString(3));
            case "t" -> token = parts.getString(2);
            case "d", "q" -> {
                // events are kept
            }
            default -> throw new AssertionError(frame);
        }
    }

    private void joined(long ref) {
        joined = true;
        acknowledge(ref);
        outbox.forEach(this::send);
    }

    private void patch(long newVersion, long ref, String updates) {
        witness.check(newVersion > version, "the page's version goes from " + version + " to " + newVersion);
        acknowledge(ref);
        boolean whole = updates.startsWith(",[0,[[");
        if (asked && !whole) {
            return;
        }
        asked = false;
        page.apply(updates);
        version = newVersion;
        witness.shown(viewId, page.text(), sent);
        if (random.nextInt(50) == 0) {
            asked = true;
            send("[\"r\",0]");
        }
    }

    private void acknowledge(long ref) {
        witness.check(ref <= sent, "event " + ref + " is acknowledged, but only " + sent + " were sent");
        witness.acknowledged(viewId, ref);
        while (sent - outbox.size() < ref) {
            outbox.remove();
        }
    }

    private void error(long ref, String code) {
        switch (code) {
            case "busy" -> refused = Math.min(ref, refused == 0 ? ref : refused);
            case "elsewhere" -> join();
            case "remount" -> {
                witness.check(witness.isGone(viewId), "the page is asked to mount again, though its view is stored");
                remount = true;
                joined = false;
            }
            case "failed" -> witness.check(!Witness.counts(ref), "event " + ref + " failed");
            default -> throw new AssertionError("error " + code);
        }
    }
}
