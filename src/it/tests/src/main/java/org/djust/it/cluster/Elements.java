package org.djust.it.cluster;

/** Reads texts out of the pages of these tests. */
final class Elements {

    private Elements() {
    }

    /** The text of the element with this id; it holds no other element. */
    static String text(String html, String id) {
        String start = "id=\"" + id + "\">";
        int begin = html.indexOf(start);
        if (begin < 0) {
            throw new AssertionError("no element " + id + " in " + html);
        }
        return html.substring(begin + start.length(), html.indexOf('<', begin));
    }
}
