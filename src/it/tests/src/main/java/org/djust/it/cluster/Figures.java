package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What was measured, one line each, on the console and in {@code target/cluster/figures.txt}. */
final class Figures {

    private Figures() {
    }

    /** How long clients waited after each of these disturbances. */
    static void write(List<Disturbance> disturbances) {
        disturbances.forEach(one -> {
            line(one.what(), one.waits());
            if (!one.reasons().isEmpty()) {
                write("  connections lost: " + one.reasons());
            }
        });
    }

    /** How long clients waited after any of those disturbances whose name begins so. */
    static void summary(String what, List<Disturbance> disturbances) {
        line("all: " + what, disturbances.stream().filter(one -> one.what().startsWith(what))
                .flatMap(one -> one.waits().stream()).toList());
    }

    private static void line(String what, List<Long> waits) {
        List<Long> sorted = waits.stream().sorted().toList();
        write(what + ": " + sorted.size() + " clients waited"
                + (sorted.isEmpty() ? "" : ", p50 " + sorted.get(sorted.size() / 2) + " ms, p99 "
                        + sorted.get(sorted.size() * 99 / 100) + " ms, longest " + sorted.get(sorted.size() - 1)
                        + " ms"));
    }

    /** Any other line. */
    static void write(String line) {
        System.out.println(line);
        Path file = Path.of(System.getProperty("djust.cluster.work"), "figures.txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
