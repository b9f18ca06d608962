package org.djust.spi;

import java.util.List;

/** Settings can't be used; each problem is a sentence that names the property and says what to do. The deployment fails with them. */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SettingsException(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
