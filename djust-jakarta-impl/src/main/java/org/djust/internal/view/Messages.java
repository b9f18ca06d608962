package org.djust.internal.view;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.internal.descriptor.BindException;

/** What this package tells people: the log for operators, and sentences for pages, which say nothing internal. */
final class Messages {

    private static final Logger LOG = Logger.getLogger(Messages.class.getPackageName());

    private Messages() {
    }

    /** Names one failure, for the page and in the log. */
    static String errorId() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    /** Logs a failure of application code and returns the sentence for the page, which carries the same id. */
    static String failed(String id, String view, String what, Throwable cause) {
        LOG.log(Level.SEVERE, "Error " + id + ": " + what + " of view " + view
                + " failed; the view keeps its state from before.", cause);
        return "Something went wrong (error " + id + ").";
    }

    static String forbidden(String handler) {
        return "You may not do this (" + handler + ").";
    }

    static String unknownHandler(String handler) {
        return "This page has no action " + handler + ".";
    }

    static String unknownModel(String field) {
        return "This page has no field " + field + " that can be set.";
    }

    static String busy() {
        return "The page is busy.";
    }

    static String nodeFull(int limit) {
        return "This node carries " + limit + " views already (djust.limit.views).";
    }

    static String storeAwayForVisitor() {
        return "The page can't be opened at the moment; please try again.";
    }

    static String storeNotHeardYet() {
        return "The store has not been heard of yet.";
    }

    static String storeSilent(Duration age) {
        return "The store has not answered for " + age.toSeconds() + " s.";
    }

    /** For a page that is to connect again: begins with the milliseconds until then, as the protocol says. */
    static String storeAwayForPage() {
        return "1000 The state of the page can't be reached at the moment.";
    }

    static String elsewhere() {
        return "This view is no longer served here.";
    }

    static String outdated() {
        return "This page has been updated. Please reload it when it suits you.";
    }

    static String sharedTooLarge(String key, long limit) {
        return "With the value for \"" + key + "\" what the page's views share would be larger than " + limit
                + " bytes (djust.state.max-kb): keep less in it.";
    }

    static String sharedAs(String key, String type) {
        return "The shared value \"" + key + "\" can't be read as " + type + ".";
    }

    static String embeddedTwice(String signature) {
        return "live_render embeds " + signature + " twice: give each a key of its own, live_render(…, key=…).";
    }

    static String embeddedWith(String view, String parameter) {
        return "live_render(\"" + view + "\") has the parameter " + parameter
                + " with more than a single value: pass texts, numbers and the like.";
    }

    static String notEmbeddable(String view) {
        return "View " + view + " can't be embedded: let one element of its template carry dj-root.";
    }

    static String noView(String view) {
        return "live_render(\"" + view + "\") names no class marked @LiveView.";
    }

    static String tooManyEmbedded(int limit) {
        return "A page has at most " + limit + " views (djust.limit.views-per-connection), embedded ones included.";
    }

    static String numbersUsedUp() {
        return "0 A connection has numbers for 9999 views; the next one begins again.";
    }

    static String tooManyViews(int limit) {
        return "A connection carries at most " + limit + " views (djust.limit.views-per-connection).";
    }

    static String tooLarge(int limit) {
        return "A frame is larger than " + limit + " bytes (djust.frame.max-kb).";
    }

    static String notText() {
        return "Frames are text, not binary.";
    }

    static String limited(Duration wait) {
        return "Too often; please try again in " + (wait.toSeconds() + 1) + " s.";
    }

    static String tooFast() {
        return "Too many events in a short time.";
    }

    static String tooManyFrames() {
        return "Too many frames in a short time.";
    }

    static void nobodyAtHandshake() {
        LOG.warning(
                "A page that a signed-in user has just fetched connects as nobody's, so it loads itself again, every few seconds: "
                        + "unless its user has signed out in between, see that the session's cookie reaches /djust/ws, too.");
    }

    static String otherUser() {
        return "This page belongs to another user.";
    }

    /** For a page that is to connect again: begins with the milliseconds until then, as the protocol says. */
    static String recheck(int pause) {
        return pause + " Who the user is has to be found out anew.";
    }

    static String draining() {
        return "This node stops, and takes no more visits.";
    }

    /** For a page that is to connect elsewhere: begins with the milliseconds until then, as the protocol says. */
    static String moved(int pause) {
        return pause + " The view goes on at another node.";
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

    static String stopping() {
        return "The server stops.";
    }

    static String notJoined(int view) {
        return "View " + view + " is not joined on this connection.";
    }

    /** Tells the log what the page isn't told: names of classes, and what their constructors said. */
    static String refused(String view, BindException refusal) {
        LOG.log(Level.FINE, refusal, () -> "A page of view " + view + " sent a value that does not fit.");
        return "'" + refusal.field() + "' must be " + refusal.expected() + ".";
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

    static String presenceOutsideOfViews() {
        return "Only live views track somebody: inject Presence into a @LiveView, as a transient field.";
    }

    static String ownTopic(String topic) {
        return "Topic \"" + topic
                + "\" can't be broadcast to: it is empty or begins with @. Choose another name, or use "
                + "toView, toUser, toNode or toEveryone of Channels.";
    }

    static String noReceiver(String view, String topic) {
        return "View " + view + " has no @Subscribe method for topic \"" + topic
                + "\": add one whose topic ends in * and begins like it.";
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
