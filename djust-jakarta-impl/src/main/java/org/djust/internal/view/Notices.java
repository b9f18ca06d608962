package org.djust.internal.view;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.internal.descriptor.BindException;

/** What this package tells operators, in the log. */
final class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class.getPackageName());

    private Notices() {
    }

    /** Application code has failed; the page is told the id. */
    static void failed(String id, String view, String what, Throwable cause) {
        LOG.log(Level.SEVERE, "Error " + id + ": " + what + " of view " + view
                + " failed; the view keeps its state from before.", cause);
    }

    static void nobodyAtHandshake() {
        LOG.warning(
                "A page that a signed-in user has just fetched connects as nobody's, so it loads itself again, every few seconds: "
                        + "unless its user has signed out in between, see that the session's cookie reaches /djust/ws, too.");
    }

    static void drainBegins(int views, int connections) {
        LOG.info(() -> "This node hands over its " + views + " views and " + connections + " connections to others.");
    }

    static void drainEnds() {
        LOG.info("This node has handed over all its views.");
    }

    static void drainGivenUp(int views, long unsaved, Duration timeout) {
        LOG.warning(() -> "This node could not hand over all its views within " + timeout.toSeconds()
                + " s (djust.drain.timeout): " + views + " are cut off, and what " + unsaved
                + " of them could not store is lost.");
    }

    /** What the page isn't told: names of classes, and what their constructors said. */
    static void refused(String view, BindException refusal) {
        LOG.log(Level.FINE, refusal, () -> "A page of view " + view + " sent a value that does not fit.");
    }

    static void lostMessages(String view, String topic) {
        LOG.warning(() -> "A view " + view + " can't keep up with topic " + topic
                + " and loses messages: its mailbox is full,"
                + " or they waited too long in it. Let handlers finish sooner, or raise djust.mailbox.capacity.");
    }

    static void missedMessages(String view, String topic) {
        LOG.warning(() -> "A view " + view + " has missed messages of topic " + topic
                + " and has no @Resync method to read anew what they told.");
    }

    static void storeAway(String why) {
        LOG.warning(() -> "The store of state doesn't answer (" + why
                + "): views go on in memory, new visits are refused.");
    }

    static void storeBack() {
        LOG.info("The store of state answers again: views store what they kept in memory.");
    }

    static void storeRestarted() {
        LOG.warning("The store of state has restarted or failed over: views make sure that their state is in it.");
    }

    static void claimFailed(String view, Throwable cause) {
        LOG.log(Level.WARNING, "The stored state of a view " + view + " can't be used; its page mounts again.", cause);
    }

    /** In one line: what is stored is no defect of this program. */
    static void damaged(String view, RuntimeException damage) {
        LOG.warning(() -> "The stored state of a view " + view + " can't be read; its page mounts again: "
                + damage.getMessage());
    }

    static void otherSchema(String view) {
        LOG.info(() -> "State of view " + view
                + " was stored by another release with other fields; pages that have such state"
                + " mount again.");
    }

    static void wentBack(String view, long from, long to) {
        LOG.warning(() -> "The store has lost acknowledged changes of a view " + view + ": it knows its events up to "
                + from
                + ", the page those up to " + to + "; the view goes on from what is stored.");
    }

    static void largeState(String view, long bytes, String largest) {
        LOG.warning(() -> "The state of view " + view + " is " + StateLimits.kilobytes(bytes)
                + " (djust.state.size-warning-kb); its largest fields are " + largest + ".");
    }

    static void commitFailed(String view, Throwable cause) {
        LOG.log(Level.WARNING, "The state of a view " + view + " could not be stored; the view is closed and its page"
                + " joins again.", cause);
    }

    static void unexpected(String view, Throwable cause) {
        LOG.log(Level.SEVERE, "A message to a view " + view + " ended unexpectedly; please report this as a defect.",
                cause);
    }
}
