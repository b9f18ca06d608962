package org.djust.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One WebSocket and the pages that are joined over it. Used by one thread, which reads frames while it waits. */
public final class LiveLine implements AutoCloseable {

    private final LiveSocket socket;
    private final List<LivePage> pages = new ArrayList<>();
    private int pongs;

    LiveLine(LiveSocket socket) {
        this.socket = socket;
    }

    /** Opens a connection to the application as the site's visitor. */
    public static LiveLine open(Site site) {
        return new LiveLine(site.socket(LivePage.ENDPOINT).open());
    }

    /** The connection beneath, for what a page's script wouldn't do. */
    public LiveSocket socket() {
        return socket;
    }

    /** How many of our pings the server has answered. */
    public int pongs() {
        return pongs;
    }

    /** Reads frames until the condition holds; fails the test when frames stop coming before that. */
    public void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            dispatch(next());
        }
    }

    private String next() {
        try {
            return socket.next();
        } catch (LiveSocket.Ended e) {
            throw e;
        } catch (AssertionError e) {
            throw new AssertionError(
                    "what is awaited didn't come after " + pages.stream().map(LivePage::frames).toList(), e);
        }
    }

    /** Reads what has arrived already. */
    public void readPending() {
        for (int n = socket.pending().size(); n > 0; n--) {
            dispatch(socket.next());
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    int add(LivePage page) {
        pages.add(page);
        return pages.size() - 1;
    }

    private void dispatch(String text) {
        JsonArray frame = Json.createReader(new StringReader(text)).readArray();
        if (frame.getString(0).equals("q")) {
            pongs++;
        } else {
            pages.get(frame.getInt(1)).received(frame);
        }
    }
}
