package org.djust.redis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import org.djust.spi.NodeServices;

/** Does something in a while, once for all who want it until then; it may block. Thread-safe. */
final class Later {

    private final NodeServices node;
    private final Runnable task;
    private final AtomicBoolean planned = new AtomicBoolean();

    Later(NodeServices node, Runnable task) {
        this.node = node;
        this.task = task;
    }

    /** @param most the pause is random up to that, so that not all nodes do it at the same moment; at least 2 ms */
    void in(Duration most) {
        if (planned.compareAndSet(false, true)) {
            Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, most.toMillis()));
            node.timer().after(pause, () -> Tasks.execute(node, () -> {
                planned.set(false);
                task.run();
            }));
        }
    }
}
