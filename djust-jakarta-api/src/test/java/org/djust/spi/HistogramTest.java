package org.djust.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class HistogramTest {

    private final Histogram histogram = new Histogram();

    @Test
    void nothingIsZero() {
        assertEquals(0, histogram.quantile(0.5));
    }

    @Test
    void smallValuesAreExactAndHugeOnesAreKept() {
        histogram.add(3);
        histogram.add(-1);
        assertEquals(0, histogram.quantile(0.5));
        assertEquals(3, histogram.quantile(1));
        histogram.add(Long.MAX_VALUE);
        assertTrue(histogram.quantile(1) >= Integer.MAX_VALUE);
    }

    @Test
    void severalAreAddedUp() {
        histogram.add(1);
        Histogram other = new Histogram();
        other.add(3);
        other.add(3);
        histogram.addAll(other);
        assertEquals(1, histogram.quantile(0.33));
        assertEquals(3, histogram.quantile(0.34));
    }

    @Test
    void aQuantileIsAtMostAQuarterTooHighAndNeverTooLow() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long[] values = random.longs(10_000, 0, 1 << 20).map(value -> value >> random.nextInt(20)).toArray();
        Arrays.stream(values).forEach(histogram::add);
        Arrays.sort(values);
        for (double part : new double[] {0.01, 0.25, 0.5, 0.9, 0.99, 1}) {
            long exact = values[(int) Math.ceil(part * values.length) - 1];
            long told = histogram.quantile(part);
            assertTrue(told >= exact && told <= exact * 1.25 + 1, "seed " + seed + ": " + told + " for " + exact);
        }
    }
}
