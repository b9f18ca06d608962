package org.djust.it.cluster;

import org.djust.it.Site;
import org.djust.it.cluster.ledger.Entries;

/** One visitor of the ledger, who knows what the page must show in the end. Lives in the loop. */
final class LedgerClient {

    final ScriptedPage page;
    private final ClientLoop loop;
    private final String visit;
    private Entries entries = Entries.NONE;

    /** @param html the ledger as first rendered */
    LedgerClient(ClientLoop loop, Site site, String html) {
        this.loop = loop;
        page = new ScriptedPage(loop, site, html);
        visit = Elements.text(html, "visit");
    }

    /** Makes one entry more, now or when there is a connection. */
    void enter(String note) {
        int number = entries.last() + 1;
        entries = entries.with(number, note);
        page.outbox.add("enter", "{\"number\":" + number + ",\"note\":\"" + note + "\"}");
    }

    int made() {
        return entries.last();
    }

    /** Notes a failure unless the page shows every entry exactly once, in order, and the view of the first visit. */
    void check(String where) {
        String shown = Elements.text(page.html(), "entries");
        if (!entries.toString().equals(shown)) {
            loop.failed(
                    where + " shows " + shown + ", but what was entered is " + entries + " after " + page.history());
        }
        if (!visit.equals(Elements.text(page.html(), "visit"))) {
            loop.failed(where + " shows a view that was mounted again");
        }
    }
}
