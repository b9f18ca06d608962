package org.djust.bench;

import java.lang.management.ManagementFactory;

/** How busy the machine is, printed beside figures that depend on it. */
final class LoadAverage {

    private LoadAverage() {
    }

    /** The average of the last minute. */
    static String now() {
        return String.format("%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
