package org.djust.bench.faces;

import java.io.Serializable;

/** A row of the table; {@code cents} is the price. */
public class Row implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int id;
    private final int cents;

    Row(int id, int cents) {
        this.id = id;
        this.cents = cents;
    }

    static Row of(int id) {
        return new Row(id, (id * 37 % 900 + 100) * 100 + id * 7 % 90 + 10);
    }

    public int getId() {
        return id;
    }

    public String getPrice() {
        return cents / 100 + (cents % 100 < 10 ? ".0" : ".") + cents % 100;
    }

    public String getState() {
        return id % 3 == 0 ? "active" : "inactive";
    }

    /** The same row one cent dearer. */
    Row dearer() {
        return new Row(id, cents + 1);
    }
}
