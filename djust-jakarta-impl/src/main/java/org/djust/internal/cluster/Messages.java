package org.djust.internal.cluster;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.spi.Roster.Member;

/** What this package tells operators. */
final class Messages {

    private static final Logger LOG = Logger.getLogger(Messages.class.getPackageName());

    private Messages() {
    }

    static String notHeardYet() {
        return "The cluster's store has not been heard of yet.";
    }

    static String silent(Duration age) {
        return "The cluster's store has not been heard of for " + age.toSeconds() + " s, longer than the lease.";
    }

    static void away(String why) {
        LOG.warning(() -> "This node can't renew its lease in the cluster (" + why
                + "): it takes other nodes for what they were, and they suspect it.");
    }

    static void back() {
        LOG.info("This node renews its lease in the cluster again.");
    }

    static void joined(Member member) {
        LOG.info(() -> "Node " + name(member) + " has joined.");
    }

    static void suspected(Member member) {
        LOG.warning(() -> "Node " + name(member) + " does not renew its lease: it may be slow, cut off or dead.");
    }

    static void left(Member member, boolean died) {
        LOG.info(() -> "Node " + name(member) + (died ? " counts as dead." : " has left."));
    }

    static void sweptMyself() {
        LOG.warning("Others have taken this node for dead, or the cluster's store has lost it: it joins again.");
    }

    private static String name(Member member) {
        return member.id() + " (" + Metadata.read(member.metadata()).getOrDefault("name", "unnamed") + ")";
    }

    static void unexpected(Throwable cause) {
        LOG.log(Level.SEVERE, "A task of the cluster's membership ended unexpectedly; please report this as a defect.",
                cause);
    }
}
