package org.djust.bench.vaadin;

import java.io.Serializable;

/** A row of the table; {@code cents} is the price. */
record Row(int id, int cents) implements Serializable {

    static Row of(int id) {
        return new Row(id, (id * 37 % 900 + 100) * 100 + id * 7 % 90 + 10);
    }

    String price() {
        return cents / 100 + (cents % 100 < 10 ? ".0" : ".") + cents % 100;
    }

    String state() {
        return id % 3 == 0 ? "active" : "inactive";
    }

    /** The same row one cent dearer. */
    Row dearer() {
        return new Row(id, cents + 1);
    }
}
