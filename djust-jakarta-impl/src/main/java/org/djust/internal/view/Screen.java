package org.djust.internal.view;

import java.util.Locale;
import java.util.Map;

import org.djust.internal.protocol.ServerFrames;
import org.djust.internal.render.ClientView;
import org.djust.internal.render.Page;
import org.djust.internal.render.ViewTemplate;

/** What one page shows of a view, and the connection it shows it over. Used from the view's mailbox only. */
final class Screen {

    private final ViewTemplate template;
    private final Locale locale;
    private ClientView client;
    private Link link;
    private Link lastLink;
    private long version;
    private long versionShown;
    private boolean resend;
    private boolean degraded;

    /** @param version of the state that this screen begins with */
    Screen(ViewTemplate template, Locale locale, long version) {
        this.template = template;
        this.locale = locale;
        this.version = version;
    }

    /** The first render, of version 1. */
    Page page(Map<String, Object> model) {
        Page page = template.page(model, locale);
        client = page.view();
        versionShown = version;
        return page;
    }

    /** A connection takes the view over, whose client shows version {@code shows}. */
    void attach(Link newLink, long shows, Map<String, Object> model, long committedHash) {
        link = newLink;
        lastLink = newLink;
        degraded = false;
        if (client == null) {
            client = template.assumeShown(model, locale);
            resend = shows != version || client.hash() != committedHash;
        } else {
            resend |= shows != versionShown;
            client.reconnected();
        }
        versionShown = shows;
    }

    void detach() {
        link = null;
    }

    /** Nothing comes any more over a connection that has ended so long ago. */
    void forget() {
        lastLink = link;
    }

    /** Null while no page is connected. */
    Link link() {
        return link;
    }

    /**
     * Whether what came over a connection is of this screen's page. It is, also when the connection has ended since: a container may
     * hand over a connection's end before the frames that came ahead of it (seen with WildFly 39 under load).
     */
    boolean isFrom(Link other) {
        return other.equals(lastLink);
    }

    /** Whether it is known what the page shows, as it was rendered here. */
    boolean rendered() {
        return client != null;
    }

    long version() {
        return version;
    }

    /** A hash of what the page shows after the last update; 0 when it isn't known, as it could not be rendered yet. */
    long hash() {
        return client == null ? 0 : client.hash();
    }

    /** The client found that its page isn't what this screen thinks. */
    void requestResend() {
        resend = true;
    }

    /** Whether a patch can leave now. */
    boolean writable() {
        return link != null && !link.congested();
    }

    /** The state changed, and the page will learn it later. */
    void fallBehind() {
        version++;
    }

    /** Renders, and appends the updates for the page, each preceded by a comma. */
    void update(Map<String, Object> model, StringBuilder updates) {
        if (client == null) {
            // The render at the join failed; what the page shows is not known.
            client = template.assumeShown(model, locale);
            resend = true;
        }
        if (resend) {
            client.resend(model, locale, updates);
            // The page may show a higher version: of a node that went on without the store, and died.
            version = Math.max(version, versionShown) + 1;
        } else if (client.update(model, locale, updates)) {
            version++;
        }
        resend = false;
    }

    /**
     * Sends what the last {@link #update} gave, and tells up to which event it is applied and stored.
     *
     * @param answer whether events wait for that
     */
    void send(StringBuilder updates, Ledger ledger, boolean answer) {
        boolean patched = updates != null && version != versionShown;
        if (patched) {
            versionShown = version;
            link.send(ServerFrames.patch(link.index(), version, ledger.storedRef(), updates));
        }
        if (ledger.dirty()) {
            if (answer || !degraded) {
                link.send(ServerFrames.degraded(link.index(), ledger.ref()));
            }
        } else if (degraded || answer && !patched) {
            link.send(ServerFrames.ack(link.index(), ledger.ref()));
        }
        degraded = ledger.dirty();
    }
}
