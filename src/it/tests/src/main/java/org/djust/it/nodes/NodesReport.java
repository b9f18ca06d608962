package org.djust.it.nodes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.djust.it.Site;

/** What one node tells of all, as {@link NodesServlet} writes it. */
public record NodesReport(String text) {

    private static final Pattern VIEW = Pattern.compile("<p id=\"view\">([^<]+)</p>");

    /** Asks a node. */
    public static NodesReport of(Site site) {
        return new NodesReport(get(site, "nodes"));
    }

    /** The name of the node that owns a view, as the asked node knows; {@code nobody} for none. */
    public static String owner(Site asked, String viewId) {
        return new NodesReport(get(asked, "nodes?owner=" + viewId)).lines("owner").get(0);
    }

    /** One of the statistics of a node. */
    public static long figure(Site asked, String name) {
        return Long.parseLong(new NodesReport(get(asked, "nodes?figure=" + name)).lines("figure").get(0));
    }

    /** Opens a view there; returns its id. */
    public static String visit(Site site) {
        Matcher view = VIEW.matcher(get(site, "whereabouts"));
        assertTrue(view.find());
        return view.group(1);
    }

    private static String get(Site site, String path) {
        try {
            return site.get(path).body();
        } catch (IOException e) {
            throw new AssertionError("no answer for " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What follows this word in the lines that begin with it. */
    List<String> lines(String word) {
        return text.lines().filter(line -> line.startsWith(word + " ")).map(line -> line.substring(word.length() + 1))
                .toList();
    }

    /** Names and states of all nodes, such as {@code payara UP}, sorted. */
    public List<String> nodes() {
        return lines("node").stream().map(line -> line.split(" ")[0] + " " + line.split(" ")[1]).sorted().toList();
    }

    /** What became of other nodes, such as {@code left payara}. */
    public List<String> events() {
        return lines("event");
    }

    public int sweeps() {
        return Integer.parseInt(lines("sweeps").get(0));
    }
}
