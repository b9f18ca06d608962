package org.djust.check;

import java.util.List;
import java.util.Locale;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;

import org.djust.spi.check.Finding;
import org.djust.spi.check.Finding.Severity;

/** Writes findings for people and for programs. */
final class Report {

    private Report() {
    }

    /** @param verbose whether a report without findings says so at length */
    static String text(List<Finding> findings, boolean verbose) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format("%-8s%s: %s%n        why: %s%n        do:  %s%n", word(finding), finding.id(),
                    finding.what(), finding.why(), finding.fix()));
        }
        return text.append(count(findings, Severity.ERROR)).append(" errors, ")
                .append(count(findings, Severity.WARNING)).append(" warnings")
                .append(verbose ? "; docs/check.md explains each." : ".").append(System.lineSeparator()).toString();
    }

    static String json(List<Finding> findings) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        findings.forEach(finding -> all.add(Json.createObjectBuilder().add("id", finding.id())
                .add("severity", word(finding)).add("what", finding.what()).add("why", finding.why())
                .add("do", finding.fix())));
        return all.build() + System.lineSeparator();
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private static String word(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
