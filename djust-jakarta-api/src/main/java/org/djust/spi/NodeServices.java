package org.djust.spi;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;

/**
 * What a node gives its backends when it starts. Thread-safe.
 *
 * @param nodeId   names this start of the application on this server; no other start ever had it
 * @param executor runs short tasks in the application's context; refuses them when the application stops
 * @param threads  makes threads for what blocks for as long as the node runs, such as reading a connection
 * @param timer    runs short tasks later
 * @param nanos    a monotonic clock
 */
public record NodeServices(String nodeId, Executor executor, ThreadFactory threads, Timer timer, LongSupplier nanos) {
}
