package org.djust.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.internal.check.Findings;
import org.djust.spi.check.Check;
import org.djust.spi.check.Finding;
import org.djust.spi.check.Finding.Severity;
import org.eclipse.microprofile.config.Config;

/**
 * {@code java -jar djust-check.jar check [--verbose] [--json] [--nodes n] app.war}: what an operator should know of an application's
 * settings before it is deployed. Ends with 0 when all is well, 1 after warnings, 2 after errors, and when it was
 * called wrongly.
 */
public final class Main {

    private static final String USAGE =
            "Usage: java -jar djust-check.jar check [--verbose] [--json] [--nodes n] app.war";

    /** Kept, as a logger that nobody refers to forgets its level. */
    private static final Logger CLIENT = Logger.getLogger("redis.clients.jedis");

    private final PrintStream out;
    private final PrintStream err;
    private boolean verbose;
    private boolean json;
    private int nodes;
    private Path war;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        // what matters to operators is a finding; the client's advice is for programmers
        CLIENT.setLevel(Level.SEVERE);
        System.exit(new Main(System.out, System.err).run(List.of(arguments)));
    }

    /** The exit code. */
    int run(List<String> arguments) {
        try {
            read(arguments);
            return report(findings());
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
        } catch (IOException e) {
            err.println(war + " can't be read as a WAR: " + e.getMessage());
        }
        return 2;
    }

    private void read(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).equals("check")) {
            throw new IllegalArgumentException("The first word is check.");
        }
        List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
        verbose = rest.remove("--verbose");
        json = rest.remove("--json");
        int at = rest.indexOf("--nodes");
        if (at >= 0) {
            String number = at + 1 < rest.size() ? rest.get(at + 1) : "";
            if (!number.matches("[1-9]\\d{0,3}")) {
                throw new IllegalArgumentException(
                        "--nodes is followed by how many nodes the application is to run on.");
            }
            nodes = Integer.parseInt(number);
            rest.subList(at, at + 2).clear();
        }
        if (rest.size() != 1 || rest.get(0).startsWith("--")) {
            throw new IllegalArgumentException("One WAR is to be named, and nothing else: " + rest);
        }
        war = Path.of(rest.get(0));
        if (!Files.isRegularFile(war)) {
            throw new IllegalArgumentException("There is no file " + war + ".");
        }
    }

    private List<Finding> findings() throws IOException {
        WebArchive archive = WebArchive.read(war);
        Config config = archive.config();
        List<Finding> findings = new ArrayList<>(archive.findings(config));
        findings.addAll(Findings.of(ServiceLoader.load(Check.class),
                key -> config.getOptionalValue(key, String.class).orElse(null), config.getPropertyNames(), nodes));
        return findings;
    }

    private int report(List<Finding> findings) {
        List<Finding> shown = findings.stream().filter(each -> verbose || each.severity() != Severity.INFO).toList();
        Severity worst = Findings.worst(findings);
        out.print(json ? Report.json(shown) : Report.text(shown, verbose));
        return worst == Severity.ERROR ? 2 : worst == Severity.WARNING ? 1 : 0;
    }
}
