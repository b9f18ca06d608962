package org.djust.internal.dashboard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.djust.Diagnostics.ViewSize;

/**
 * All nodes together, as the dashboard shows them. Immutable.
 *
 * @param views   how many there are of each class, the most first
 * @param largest views with the largest states, the largest first
 */
record Overview(List<Row> nodes, List<Views> views, List<Large> largest) {

    private static final String BY_CLASS = "views.";
    private static final int LARGEST = 10;

    /** How many views there are of a class. */
    record Views(String view, long number) {

        public String getCount() {
            return Figures.count((double) number);
        }
    }

    /** A view with much state. */
    record Large(String view, String node, long bytes) {

        public String getSize() {
            return Figures.size(bytes);
        }
    }

    static Overview of(List<Row> nodes) {
        List<Row> sorted = nodes.stream().sorted(Comparator.comparing(Row::getName).thenComparing(Row::getId)).toList();
        return new Overview(sorted, views(sorted), largest(sorted));
    }

    private static List<Views> views(List<Row> nodes) {
        Map<String, Long> views = new TreeMap<>();
        nodes.stream().filter(row -> row.seen() != null).flatMap(row -> row.seen().last().figures().entrySet().stream())
                .filter(figure -> figure.getKey().startsWith(BY_CLASS)).forEach(figure -> views
                        .merge(figure.getKey().substring(BY_CLASS.length()), figure.getValue().longValue(), Long::sum));
        return views.entrySet().stream().map(each -> new Views(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Views::number).reversed()).toList();
    }

    private static List<Large> largest(List<Row> nodes) {
        return nodes.stream().filter(row -> row.seen() != null).flatMap(Overview::largest)
                .sorted(Comparator.comparingLong(Large::bytes).reversed()).limit(LARGEST).toList();
    }

    private static Stream<Large> largest(Row row) {
        List<ViewSize> views = row.seen().last().largest();
        return views.stream().map(view -> new Large(view.view(), row.getName(), view.bytes()));
    }

    /** Whether there is more than one, so that a sum tells something. */
    public boolean isSeveral() {
        return nodes.size() > 1;
    }

    public String getAllViews() {
        return Figures.count(sum(row -> row.figure("views")));
    }

    public String getAllConnected() {
        return Figures.count(sum(row -> row.figure("views-connected")));
    }

    public String getAllWaiting() {
        return Figures.count(sum(row -> row.figure("mailbox-waiting")));
    }

    public String getAllEvents() {
        return Figures.rate(sum(row -> row.rate("events")));
    }

    public String getAllMessages() {
        return Figures.rate(sum(row -> row.rate("channel.published")));
    }

    public String getAllPresences() {
        return Figures.rate(sum(row -> row.rate("presence.changes")));
    }

    /** Of those that are known. */
    private Double sum(Function<Row, Double> figure) {
        return nodes.stream().map(figure).filter(Objects::nonNull).reduce(Double::sum).orElse(null);
    }
}
