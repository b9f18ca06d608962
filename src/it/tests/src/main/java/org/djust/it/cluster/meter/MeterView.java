package org.djust.it.cluster.meter;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.RateLimit;
import org.djust.RateLimit.Per;

/** Counts what it was let do. Windows are so long that no permit comes back during a test. */
@LiveView("/meter")
public class MeterView {

    /** How often all pages of an address may press a button in an hour. */
    public static final int PERMITS = 20;

    /** For tests. */
    public static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Meter</title></head><body>
            <p id="done">done {{ done }}.</p>
            </body></html>
            """;

    private int done;

    @EventHandler
    @RateLimit(permits = PERMITS, window = "PT1H", per = Per.ADDRESS)
    void press() {
        done++;
    }

    @EventHandler
    @RateLimit(permits = PERMITS, window = "PT1H", per = Per.ADDRESS)
    void push() {
        done++;
    }
}
