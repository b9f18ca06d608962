package org.djust.it.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of a container in texts, and where they are in the folder that stands for its root. One that nothing stands for
 * fails the test.
 */
record ContainerPaths(Path root) {

    /** Not the rest of a relative path, of an address or of a variable's value. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w./:}-])/[\\w.-][\\w./-]*");
    private static final List<String> FOLDERS = List.of("/opt/djust", "/opt/jboss/wildfly", "/tmp");
    /** This machine's are as good as the container's. */
    private static final Set<String> PROGRAMS = Set.of("/bin/sh");

    /** All in one go: the root may itself begin like one of the container's folders. */
    String mapped(String text) {
        return ABSOLUTE.matcher(text).replaceAll(path -> Matcher.quoteReplacement(path(path.group())));
    }

    Path file(String path) {
        return Path.of(path(path));
    }

    private String path(String path) {
        if (PROGRAMS.contains(path)) {
            return path;
        }
        if (FOLDERS.stream().noneMatch(folder -> (path + "/").startsWith(folder + "/")) || path.contains("..")) {
            throw new AssertionError(
                    "The test has nothing that stands for " + path + " of the image: add it to this class.");
        }
        return root + path;
    }
}
