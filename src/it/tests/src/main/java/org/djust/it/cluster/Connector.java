package org.djust.it.cluster;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.djust.it.LivePage;
import org.djust.it.Site;

/** The connections of one page, one at a time. Lives in the loop. */
final class Connector {

    private static final Pattern NOT_BEFORE = Pattern.compile("^\\d+");

    private final ClientLoop loop;
    private final ClientLine.Events events;
    private Site site;
    private ClientLine line;
    private int attempts;

    Connector(ClientLoop loop, Site site, ClientLine.Events events) {
        this.loop = loop;
        this.site = site;
        this.events = events;
    }

    void connect() {
        URI target = URI.create("ws" + site.page(LivePage.ENDPOINT).toString().substring("http".length()));
        line = ClientLine.open(loop, target, site.origin(), events);
    }

    /** From now on connections go another way. */
    void via(Site other) {
        site = other;
        line.cut();
        connect();
    }

    void send(String frame) {
        line.send(frame);
    }

    /** Drops the connection, or the attempt at one; false when there was none. */
    boolean cut() {
        return line.cut();
    }

    /** The connection has proved good: the next retry comes soon. */
    void proved() {
        attempts = 0;
    }

    /** Connects again after a pause, as long as the server has asked for in its reason at least. */
    void retry(int code, String reason) {
        Matcher notBefore = NOT_BEFORE.matcher(code == 4000 ? reason : "");
        ClientLine lost = line;
        loop.after(Outbox.pause(attempts++) + (notBefore.find() ? Long.parseLong(notBefore.group()) : 0), () -> {
            if (line == lost) {
                connect();
            }
        });
    }
}
