package org.djust.internal.view;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.djust.spi.Histogram;

/** Times that were measured in the last minute. It moves on in steps, so what it tells is of 60 to 70 seconds. Thread-safe, without locks. */
final class LastMinute {

    private static final long STEP = Duration.ofSeconds(10).toNanos();
    /** Six that are over, and the one that is under way. */
    private static final int STEPS = 7;

    private final AtomicReferenceArray<Slot> slots = new AtomicReferenceArray<>(STEPS);

    private record Slot(long step, Histogram times) {
    }

    /** @param now of the same monotonic clock each time, in nanoseconds */
    void add(long now, long time) {
        long step = Math.floorDiv(now, STEP);
        int index = Math.floorMod(step, STEPS);
        Slot slot = slots.get(index);
        if (slot == null || slot.step < step) {
            // whoever is later finds the winner's; one that is behind by a minute may count here, too
            slots.compareAndSet(index, slot, new Slot(step, new Histogram()));
            slot = slots.get(index);
        }
        slot.times.add(time);
    }

    /** What was added in the last minute, as it is now. */
    Histogram at(long now) {
        long first = Math.floorDiv(now, STEP) - STEPS;
        Histogram all = new Histogram();
        for (int i = 0; i < STEPS; i++) {
            Slot slot = slots.get(i);
            if (slot != null && slot.step > first) {
                all.addAll(slot.times);
            }
        }
        return all;
    }
}
