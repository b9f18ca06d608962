package org.djust.internal.replicated;

/** What is said to people. */
final class Messages {

    private Messages() {
    }

    static String unknownFrame(byte letter) {
        return "Another node sent presences in a form (\"" + (char) letter
                + "\") that this release does not know; run the same release on all nodes.";
    }
}
