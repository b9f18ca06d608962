package org.djust.spi;

/**
 * How large state may be: what is larger is not written, and refused when it is found in the store.
 *
 * @param maxKb {@code djust.state.max-kb} (5120): of one view, and as much again of what the views of a page share, in KiB of JSON
 */
public record StateLimit(int maxKb) {

    /** Notes in {@code settings} what can't be used. */
    public static StateLimit read(Settings settings) {
        return new StateLimit(settings.number("djust.state.max-kb", 5120, 1, 1_000_000));
    }

    public int bytes() {
        return maxKb * 1024;
    }
}
