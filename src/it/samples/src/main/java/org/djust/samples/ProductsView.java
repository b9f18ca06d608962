package org.djust.samples;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;

/** A table of a thousand rows: sorting them, or changing one, sends only what moved or changed. */
@LiveView("/products")
public class ProductsView {

    private List<Product> products = List.of();
    private int lastId = 1000;
    private Column sortedBy = Column.NUMBER;
    private boolean descending;

    @Inject
    transient LiveContext live;

    @Mount
    void open() {
        products = IntStream.rangeClosed(1, lastId).mapToObj(Product::example).toList();
    }

    @EventHandler
    void sort(Column by) {
        descending = by == sortedBy && !descending;
        sortedBy = by;
        products = products.stream().sorted(order()).toList();
    }

    @EventHandler
    void sell(int id) {
        products = products.stream().map(product -> product.id() == id ? product.sellOne() : product).toList();
    }

    @EventHandler
    void add(@NotBlank @Size(max = 60) String name, @NotNull @PositiveOrZero BigDecimal price) {
        Product added = new Product(++lastId, name.strip(), price, 10);
        products = Stream.concat(Stream.of(added), products.stream()).toList();
        live.resetForm();
    }

    @EventHandler
    void remove(int id) {
        products = products.stream().filter(product -> product.id() != id).toList();
    }

    private Comparator<Product> order() {
        return descending ? sortedBy.order().reversed() : sortedBy.order();
    }
}
