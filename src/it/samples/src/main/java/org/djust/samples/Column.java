package org.djust.samples;

import java.util.Comparator;

/** What the table can be sorted by. */
public enum Column {

    NUMBER(Comparator.comparing(Product::id)),
    NAME(Comparator.comparing(Product::name)),
    PRICE(Comparator.comparing(Product::price)),
    STOCK(Comparator.comparing(Product::stock));

    private final Comparator<Product> order;

    Column(Comparator<Product> order) {
        this.order = order;
    }

    Comparator<Product> order() {
        return order;
    }
}
