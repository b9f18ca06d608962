package org.djust.it.cluster;

import java.util.ArrayList;
import java.util.List;

/** Reads Dockerfiles; what it doesn't understand fails the test. */
final class Dockerfile {

    /** One step, in one line. */
    record Step(String instruction, String text) {

        AssertionError unknown() {
            return new AssertionError(
                    "The test doesn't know how to follow this step of an image: " + instruction + " " + text);
        }

        /** A list of texts, as of a command line without a shell. */
        List<String> list() {
            if (!text.matches("\\[\"[^\"]*\"(, \"[^\"]*\")*]")) {
                throw unknown();
            }
            return List.of(text.substring(2, text.length() - 2).split("\", \""));
        }

        /** The programs that a script starts. */
        List<String> programs() {
            String bare = text.replaceAll("\"[^\"$`]*\"|'[^']*'", "");
            if (bare.matches(".*[\"'`$].*")) {
                throw unknown();
            }
            List<String> programs = new ArrayList<>();
            for (String part : bare.split("&&|[;|{}]")) {
                String first = part.strip().split("\\s+")[0];
                if (!first.isEmpty() && !first.equals(">")) {
                    programs.add(first);
                }
            }
            return programs;
        }
    }

    private Dockerfile() {
    }

    static List<Step> steps(String text) {
        String joined = text.replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n", "");
        return joined.lines().filter(line -> !line.isBlank()).map(line -> line.split("\\s+", 2))
                .map(words -> new Step(words[0], words[1].strip())).toList();
    }
}
