package org.djust.internal.view;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.djust.internal.descriptor.BindException;

/** The sentences of this package: for pages, to which they say nothing internal, and for whoever calls it. */
final class Messages {

    private Messages() {
    }

    /** Names one failure, here and in the log. */
    static String errorId() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    static String failed(String id) {
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

    static String stopping() {
        return "The server stops.";
    }

    static String notJoined(int view) {
        return "View " + view + " is not joined on this connection.";
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

    static String refused(BindException refusal) {
        return "'" + refusal.field() + "' must be " + refusal.expected() + ".";
    }
}
