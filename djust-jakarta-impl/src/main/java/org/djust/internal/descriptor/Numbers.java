package org.djust.internal.descriptor;

import java.math.BigDecimal;

/** Reads numbers from text that anyone may have written; what isn't one throws a RuntimeException. */
final class Numbers {

    /** An exponent can ask for any number of digits. */
    private static final int MAX_SCALE = 1000;

    private Numbers() {
    }

    static long whole(String text, long min, long max) {
        long number = new BigDecimal(text).longValueExact();
        if (number < min || number > max) {
            throw new ArithmeticException("out of range");
        }
        return number;
    }

    static <N extends Number> N finite(N number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new ArithmeticException("not finite");
        }
        return number;
    }

    static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new ArithmeticException("exponent out of range");
        }
        return number;
    }
}
