package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Folders {

    private Folders() {
    }

    /** Makes an empty folder of it, whatever it was. */
    static Path clear(Path folder) {
        try {
            if (Files.exists(folder)) {
                for (Path path : all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies what is in {@code from} into {@code to}. */
    static void copy(Path from, Path to) {
        try {
            for (Path path : all(from)) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
