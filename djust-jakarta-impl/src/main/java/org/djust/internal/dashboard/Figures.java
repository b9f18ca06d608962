package org.djust.internal.dashboard;

import java.util.Locale;

/** Figures as people read them; what isn't known is a dash. */
final class Figures {

    private static final String UNKNOWN = "–";
    private static final double MICROS = 1000;
    private static final double KIB = 1024;

    private Figures() {
    }

    static String count(Double number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%,.0f", number);
    }

    /** How many each second. */
    static String rate(Double number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%,.1f", number);
    }

    /** Milliseconds, of microseconds. */
    static String millis(Double micros) {
        return micros == null ? UNKNOWN : String.format(Locale.ROOT, "%,.2f", micros / MICROS);
    }

    /** KiB, of bytes. */
    static String size(long bytes) {
        return bytes < KIB / 10 ? "< 0.1" : String.format(Locale.ROOT, "%,.1f", bytes / KIB);
    }
}
