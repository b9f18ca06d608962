package org.djust.bench.pages;

/** A row of the table, as it is shown; {@code cents} is the price as number. */
public record Row(int id, int cents, String price, String state) {

    static Row of(int id) {
        return of(id, (id * 37 % 900 + 100) * 100 + id * 7 % 90 + 10, id % 3 == 0 ? "active" : "inactive");
    }

    private static Row of(int id, int cents, String state) {
        return new Row(id, cents, cents / 100 + (cents % 100 < 10 ? ".0" : ".") + cents % 100, state);
    }

    /** The same row one cent dearer. */
    Row dearer() {
        return of(id, cents + 1, state);
    }
}
