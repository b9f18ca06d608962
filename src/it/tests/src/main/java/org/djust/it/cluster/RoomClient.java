package org.djust.it.cluster;

import java.util.List;
import java.util.Map;

import org.djust.it.Site;

/** One visitor of a room, who says numbers and knows what the page must show in the end. Lives in the loop. */
final class RoomClient {

    final ScriptedPage page;
    final String room;
    final String name;
    private final ClientLoop loop;
    private final String visit;
    private int said;

    /** @param html the room as first rendered */
    RoomClient(ClientLoop loop, Site site, String room, String name, String html) {
        this.loop = loop;
        this.room = room;
        this.name = name;
        page = new ScriptedPage(loop, site, html);
        visit = Elements.text(html, "visit");
    }

    void say() {
        page.outbox.add("say", "{\"number\":" + ++said + "}");
    }

    int said() {
        return said;
    }

    /** Who the page shows to be there, separated by commas. */
    String here() {
        return Elements.text(page.html(), "here");
    }

    /** Who the page has seen to leave. */
    List<String> gone() {
        String gone = Elements.text(page.html(), "gone");
        return gone.isEmpty() ? List.of() : List.of(gone.split(","));
    }

    /** How often the page was told that messages are lost. */
    int losses() {
        return Integer.parseInt(Elements.text(page.html(), "losses"));
    }

    /** Whether the page has heard everybody in the room to the end, or was told of a loss. */
    boolean hasHeard(Map<String, Integer> lastOfAll) {
        return Elements.text(page.html(), "lacking").isEmpty()
                && (losses() > 0 || Elements.text(page.html(), "last").equals(lastOfAll.toString()));
    }

    /** Notes a failure when the page saw something that was not so. */
    void check() {
        String wrong = Elements.text(page.html(), "wrong") + Elements.text(page.html(), "strange");
        if (!wrong.isEmpty()) {
            loop.failed(name + " heard or saw " + wrong + " after " + page.history());
        }
        if (!visit.equals(Elements.text(page.html(), "visit"))) {
            loop.failed(name + " shows a view that was mounted again");
        }
    }
}
