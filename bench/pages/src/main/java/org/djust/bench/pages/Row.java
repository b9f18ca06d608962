package org.djust.bench.pages;

/** A row of the table; {@code price} is in cents. */
public record Row(int id, int price, boolean active) {

    static Row of(int id) {
        return new Row(id, (id * 37 % 900 + 100) * 100 + id * 7 % 90 + 10, id % 3 == 0);
    }

    /** The same row one cent dearer. */
    Row dearer() {
        return new Row(id, price + 1, active);
    }

    /** The price with two decimals. */
    public String getPriceText() {
        int cents = price % 100;
        return price / 100 + (cents < 10 ? ".0" : ".") + cents;
    }

    /** "active" or "inactive". */
    public String getState() {
        return active ? "active" : "inactive";
    }
}
