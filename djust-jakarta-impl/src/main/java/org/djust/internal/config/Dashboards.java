package org.djust.internal.config;

import org.djust.spi.Settings;

/**
 * The page for operators.
 *
 * @param path {@code djust.dashboard.path} (none): below the context root; null when there is to be no such page
 * @param role {@code djust.dashboard.role}: who may see it; required with a path
 */
public record Dashboards(String path, String role) {

    private static final String PATH = "djust.dashboard.path";

    /** Reads these settings alone, before any bean is known. */
    public static Dashboards read() {
        return read(Settings.ofConfig());
    }

    static Dashboards read(Settings settings) {
        Dashboards dashboards =
                new Dashboards(settings.text(PATH, null), settings.text("djust.dashboard.role", null));
        if (dashboards.isOn() && dashboards.role() == null) {
            settings.problem(PATH + " is set, but djust.dashboard.role is not: name the role whose users may see the "
                    + "dashboard and drain nodes.");
        }
        if (dashboards.isOn() && dashboards.path().contains("{")) {
            settings.problem(PATH + " is \"" + dashboards.path() + "\"; allowed is a path without variables.");
        }
        return dashboards;
    }

    public boolean isOn() {
        return path != null;
    }
}
