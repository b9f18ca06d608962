package org.djust.internal.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.djust.spi.check.Check;
import org.djust.spi.check.Finding;
import org.djust.spi.check.Finding.Severity;

/** Runs checks, and finds settings that nobody reads. */
public final class Findings {

    private static final String PREFIX = "djust.";
    /** What nobody meant is further away than this. */
    private static final int FAR = 4;

    private Findings() {
    }

    /**
     * All findings, the gravest first.
     *
     * @param source a setting by its key, null when it is not set
     * @param names  of all settings that are set
     * @param nodes  how many nodes there are to be; 0 when nobody said
     */
    public static List<Finding> of(Iterable<Check> checks, Function<String, String> source, Iterable<String> names,
            int nodes) {
        Set<String> asked = new TreeSet<>();
        Function<String, String> recorded = key -> {
            asked.add(key);
            return source.apply(key);
        };
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.addAll(check.check(recorded, nodes)));
        for (String name : names) {
            if (name.startsWith(PREFIX) && !asked.contains(name) && !isVariable(name, asked)) {
                findings.add(unknown(name, asked));
            }
        }
        findings.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::id)
                .thenComparing(Finding::what));
        return findings;
    }

    /** The gravest; null without findings. */
    public static Severity worst(Collection<Finding> findings) {
        return findings.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElse(null);
    }

    /** MicroProfile Config can't tell which name an environment variable stands for, and lists it with dots. */
    private static boolean isVariable(String name, Set<String> asked) {
        return System.getenv().containsKey(variable(name))
                && asked.stream().anyMatch(key -> variable(key).equals(variable(name)));
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Finding unknown(String name, Set<String> known) {
        String nearest = known.stream().min(Comparator.comparingInt(other -> distance(name, other))).orElse(name);
        boolean near = distance(name, nearest) <= FAR;
        return new Finding("unknown-property", Severity.WARNING, name + " is set, but nothing reads it.",
                "A name that is misspelt leaves the default in force without a word.",
                near ? "Write " + nearest + ", or take it out."
                        : "Take it out, or see docs/configuration.md for the name.");
    }

    /** How many characters are to be changed, added or taken away (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
