package org.djust.samples;

import java.math.BigDecimal;

/** A row of the table. */
public record Product(int id, String name, BigDecimal price, int stock) {

    private static final String[] KINDS = {"Lamp", "Chair", "Teapot", "Kite", "Notebook", "Bicycle bell", "Hammock"};

    static Product example(int id) {
        BigDecimal price = BigDecimal.valueOf(100 + id * 3779L % 9900, 2);
        return new Product(id, KINDS[id % KINDS.length] + " no. " + id, price, id * 37 % 50);
    }

    /** The same product with one less in stock, if there is any. */
    Product sellOne() {
        return new Product(id, name, price, Math.max(0, stock - 1));
    }
}
