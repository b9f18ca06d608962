package org.djust.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.djust.internal.config.DjustConfig;
import org.djust.spi.check.Check;
import org.djust.spi.check.Finding;
import org.djust.spi.check.Finding.Severity;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files in {@code deploy}. */
final class DeployFiles {

    static final Path DEPLOY = Path.of("..");
    private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";

    private DeployFiles() {
    }

    static String read(String file) {
        try {
            return Files.readString(DEPLOY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a YAML file, as maps, lists and values. */
    static List<Node> yaml(String file) {
        List<Node> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(read(file))
                .forEach(each -> documents.add(new Node(each)));
        return documents;
    }

    /** A part of a YAML document, found by names. */
    record Node(Object value) {

        /** The part below, by keys and numbers of list entries; its value is null when it isn't there. */
        Node at(Object... path) {
            Object found = value;
            for (Object step : path) {
                if (found instanceof Map<?, ?> map) {
                    found = map.get(step);
                } else if (found instanceof List<?> list) {
                    found = list.get((Integer) step);
                } else {
                    found = null;
                }
            }
            return new Node(found);
        }

        String text() {
            return String.valueOf(value);
        }

        int number() {
            return ((Number) value).intValue();
        }

        List<Node> list() {
            return ((List<?>) value).stream().map(Node::new).toList();
        }

        Map<String, String> texts() {
            Map<String, String> texts = new TreeMap<>();
            ((Map<?, ?>) value).forEach((key, each) -> texts.put(key.toString(), String.valueOf(each)));
            return texts;
        }
    }

    /** A property of the project's pom. */
    static String pom(String name) {
        Matcher found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(read("../pom.xml"));
        if (!found.find()) {
            throw new AssertionError("The pom has no " + name + ".");
        }
        return found.group(1);
    }

    /**
     * What is wrong with settings that are given as environment variables: names that nothing reads, values that are
     * refused. Redis isn't asked.
     */
    static List<String> problems(Map<String, String> environment) {
        Map<String, String> asked = new TreeMap<>();
        Function<String, String> source = key -> {
            String variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
            asked.put(variable, key);
            return variable.equals("DJUST_BACKEND") || variable.endsWith("_URL") ? null : environment.get(variable);
        };
        List<String> problems = new ArrayList<>();
        for (Check check : ServiceLoader.load(Check.class)) {
            check.check(source, 0).stream().filter(finding -> finding.severity() == Severity.ERROR).map(Finding::what)
                    .forEach(problems::add);
        }
        environment.keySet().stream().filter(name -> name.startsWith("DJUST_") && !asked.containsKey(name))
                .forEach(name -> problems.add(name + " stands for nothing that is read"));
        return problems;
    }

    /** All settings, as a server with this environment has them; the secret is replaced by a good one. */
    static DjustConfig config(Map<String, String> environment) {
        return DjustConfig.read(key -> {
            String variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
            return variable.equals("DJUST_SECRET") ? SECRET : environment.get(variable);
        });
    }
}
