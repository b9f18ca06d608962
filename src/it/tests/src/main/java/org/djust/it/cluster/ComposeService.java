package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One service of a Compose file, as who starts it with some variables has it.
 *
 * @param folder    the file's
 * @param variables of the shell that starts it
 */
record ComposeService(Path folder, Map<?, ?> service, Map<String, String> variables) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[-?])([^}]*)}");

    static ComposeService read(Path file, String name, Map<String, String> variables) {
        try {
            Map<?, ?> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new ComposeService(file.getParent(), (Map<?, ?>) ((Map<?, ?>) all.get("services")).get(name),
                    variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment() {
        return texts(service.get("environment"));
    }

    Map<String, String> buildArguments() {
        return texts(build().get("args"));
    }

    /** What the image is built from. */
    Path context() {
        return folder.resolve((String) build().get("context")).normalize();
    }

    Path dockerfile() {
        return context().resolve((String) build().get("dockerfile"));
    }

    List<String> healthCheck() {
        return ((List<?>) ((Map<?, ?>) service.get("healthcheck")).get("test")).stream().map(String::valueOf).toList();
    }

    private Map<?, ?> build() {
        return (Map<?, ?>) service.get("build");
    }

    private Map<String, String> texts(Object map) {
        Map<String, String> texts = new TreeMap<>();
        ((Map<?, ?>) map).forEach((name, value) -> texts.put((String) name, resolved(String.valueOf(value))));
        return texts;
    }

    private String resolved(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = variables.get(found.group(1));
            if (value == null && found.group(2).equals(":?")) {
                throw new AssertionError("Compose asks for " + found.group());
            }
            return Matcher.quoteReplacement(value == null ? found.group(3) : value);
        });
    }
}
