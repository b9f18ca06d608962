package org.djust.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documentation as a test follows it: its sections, and the fenced blocks in them. Immutable. */
public final class GuidePage {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z]*)\\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    private final String text;

    private GuidePage(String text) {
        this.text = text;
    }

    /** The page in the folder that the system property {@code djust.docs} names. */
    public static GuidePage read(String file) {
        return at(Path.of(System.getProperty("djust.docs")).resolve(file));
    }

    /** A page anywhere. */
    public static GuidePage at(Path file) {
        try {
            return new GuidePage(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One section, with those below it.
     *
     * @param heading how its heading begins
     */
    public GuidePage section(String heading) {
        List<String> found = new ArrayList<>();
        int level = 0;
        boolean code = false;
        for (String line : text.split("\n", -1)) {
            code ^= line.startsWith("```");
            int depth = !code && line.matches("#+ .*") ? line.indexOf(' ') : 0;
            if (level == 0 && depth > 0 && line.substring(depth + 1).startsWith(heading)) {
                level = depth;
            } else if (level > 0 && depth > 0 && depth <= level) {
                break;
            } else if (level > 0) {
                found.add(line);
            }
        }
        if (level == 0) {
            throw new AssertionError("The page has no section '" + heading + "'.");
        }
        return new GuidePage(String.join("\n", found));
    }

    /** The contents of the fenced blocks in this language, empty for none, in order. */
    public List<String> blocks(String language) {
        return BLOCK.matcher(text).results().filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The only such block. */
    public String block(String language) {
        List<String> blocks = blocks(language);
        if (blocks.size() != 1) {
            throw new AssertionError("expected one block of '" + language + "', found " + blocks);
        }
        return blocks.get(0);
    }

    /** What stands between single backticks outside of fenced blocks. */
    public Set<String> codes() {
        return CODE.matcher(BLOCK.matcher(text).replaceAll("")).results().map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The page or section as written. */
    public String text() {
        return text;
    }
}
