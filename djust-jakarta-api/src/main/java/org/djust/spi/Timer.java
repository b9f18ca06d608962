package org.djust.spi;

import java.time.Duration;

/** Runs short tasks later. Tests drive it by hand. */
public interface Timer {

    /** Runs the task once; when the node shuts down before, never. */
    void after(Duration delay, Runnable task);

    /** Runs the task again and again until the node shuts down. */
    void every(Duration period, Runnable task);
}
