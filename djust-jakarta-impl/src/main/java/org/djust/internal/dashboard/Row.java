package org.djust.internal.dashboard;

import org.djust.NodeInfo;
import org.djust.NodeInfo.State;

/**
 * A node as the dashboard shows it.
 *
 * @param here whether the page is served by it
 * @param seen null when it has reported nothing lately
 */
record Row(NodeInfo node, boolean here, Board.Seen seen) {

    private static final int MINUTES = "2026-01-01T00:00".length();

    /** A figure of the node; null when that isn't known. */
    Double figure(String figure) {
        return seen == null ? null : seen.last().figure(figure);
    }

    /** How fast a counter of the node grows; null when that isn't known. */
    Double rate(String figure) {
        return seen == null ? null : seen.rate(figure);
    }

    public String getId() {
        return node.id();
    }

    public String getName() {
        return node.metadata().getOrDefault("name", node.id());
    }

    /** The node's own word comes earlier than the roster's. */
    public State getState() {
        return node.state() == State.UP && seen != null && seen.last().draining() ? State.DRAINING : node.state();
    }

    public String getVersion() {
        return node.metadata().getOrDefault("version", "");
    }

    /** ISO-8601, in UTC. */
    public String getStarted() {
        return node.metadata().getOrDefault("started", "");
    }

    public String getSince() {
        String started = getStarted();
        return started.length() < MINUTES ? started : started.substring(0, MINUTES).replace('T', ' ') + " UTC";
    }

    public String getViews() {
        return Figures.count(figure("views"));
    }

    public String getConnected() {
        return Figures.count(figure("views-connected"));
    }

    public String getWaiting() {
        return Figures.count(figure("mailbox-waiting"));
    }

    public String getMedian() {
        return Figures.millis(figure("commit-p50-us"));
    }

    public String getSlowest() {
        return Figures.millis(figure("commit-p99-us"));
    }

    public String getEvents() {
        return Figures.rate(rate("events"));
    }

    public String getMessages() {
        return Figures.rate(rate("channel.published"));
    }

    public String getPresences() {
        return Figures.rate(rate("presence.changes"));
    }

    /** Whether it can be asked to hand its views over. */
    public boolean isDrainable() {
        return seen != null && getState() == State.UP;
    }
}
