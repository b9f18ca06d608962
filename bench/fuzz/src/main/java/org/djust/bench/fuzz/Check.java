package org.djust.bench.fuzz;

import java.util.Objects;

/** Fails a target, which makes its input a finding. */
public final class Check {

    private Check() {
    }

    public static void equal(Object one, Object other) {
        if (!Objects.equals(one, other)) {
            throw new AssertionError(one + " is not " + other);
        }
    }

    public static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
