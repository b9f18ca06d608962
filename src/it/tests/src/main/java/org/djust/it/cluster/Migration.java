package org.djust.it.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.djust.it.GuidePage;
import org.djust.it.Shell;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.cluster.ledger.LedgerView;
import org.djust.it.nodes.NodesView;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * What {@code docs/migration.md} says, with this machine's addresses and files in the place of the page's. Used by one
 * thread.
 */
final class Migration {

    private final GuidePage page = GuidePage.read("migration.md");
    private final Path work;
    private final Map<String, String> environment = new HashMap<>();

    Migration(Path work) {
        this.work = Folders.clear(work);
    }

    GuidePage step(int number) {
        return page.section(number + ". ");
    }

    Path folder(String name) {
        return work.resolve(name);
    }

    /** The variables that every node has, as made by the page's commands. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Runs a command of the page that sets a variable, and keeps it for the nodes. */
    void export(String command, String variable) {
        environment.put(variable, Shell.run(command + "printf %s \"$" + variable + '"', Map.of()).output());
    }

    /** Runs the page's check. */
    Shell.Result check(String command, Path war, String... options) {
        return run(command, Map.of("djust-check.jar", System.getProperty("djust.check.jar"),
                "check --nodes", "check " + String.join(" ", options) + " --nodes", "app.war", war.toString()));
    }

    /** Runs a command of the page with other words in the place of some of its own. */
    Shell.Result run(String command, Map<String, String> words) {
        String own = "java ".equals(command.substring(0, 5))
                ? Path.of(System.getProperty("java.home"), "bin", "java") + command.substring(4) : command;
        return Shell.run(replace(own, words), environment);
    }

    static String replace(String text, Map<String, String> words) {
        String replaced = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            if (!text.contains(word.getKey())) {
                throw new AssertionError("The page has no '" + word.getKey() + "' in " + text);
            }
            replaced = replaced.replace(word.getKey(), word.getValue());
        }
        return replaced;
    }

    /** Writes a file of the page's. */
    Path write(String name, String text) {
        try {
            return Files.writeString(folder(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application before the page's changes. */
    Path war() {
        return export("before", application());
    }

    /** The application with the library of the page and its settings. */
    Path war(String settings, String release, String ledger) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        WebArchiveBuilder builder = application().template("ledger.html", ledger).redis();
        properties.forEach((name, value) -> builder.config((String) name, (String) value));
        return export(release, builder);
    }

    private static WebArchiveBuilder application() {
        return WebArchiveBuilder.of(LedgerView.class, "cluster").template("ledger.html", ClusterWar.LEDGER)
                .template("nodes.html", NodesView.TEMPLATE);
    }

    private Path export(String release, WebArchiveBuilder builder) {
        try {
            Path war = Files.createDirectories(folder(release)).resolve("cluster.war");
            builder.build().addPackages(false, Filters.exclude(".*IT\\.class"), NodesView.class.getPackage())
                    .as(ZipExporter.class).exportTo(war.toFile(), true);
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** nginx with the page's file; nodes need not be there yet. */
    Proxy nginx(List<MigratedNode> nodes) {
        return new Nginx(folder("nginx"), nodes.stream().map(MigratedNode::address).toList());
    }
}
