package org.djust.bench.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;

/** A thousand rows with an identity each, and the changes that rows go through. */
@LiveView("/table")
public class TableView {

    private int clicks;
    private int lastId = 1000;
    private List<Row> rows = List.of();

    @Mount
    void open() {
        rows = IntStream.rangeClosed(1, lastId).mapToObj(Row::of).toList();
    }

    @EventHandler
    void inc() {
        clicks++;
    }

    @EventHandler
    void cell() {
        change(list -> list.set(499, list.get(499).dearer()));
    }

    @EventHandler
    void append() {
        change(list -> list.add(Row.of(++lastId)));
    }

    @EventHandler
    void prepend() {
        change(list -> list.add(0, Row.of(++lastId)));
    }

    @EventHandler
    void remove() {
        change(list -> list.remove(499));
    }

    @EventHandler
    void move() {
        change(list -> list.add(9, list.remove(899)));
    }

    @EventHandler
    void sort() {
        change(Collections::reverse);
    }

    @EventHandler
    void shuffle(long seed) {
        change(list -> Collections.shuffle(list, new Random(seed)));
    }

    @EventHandler
    void del(int id) {
        change(list -> list.removeIf(row -> row.id() == id));
    }

    private void change(Consumer<List<Row>> modification) {
        List<Row> copy = new ArrayList<>(rows);
        modification.accept(copy);
        rows = List.copyOf(copy);
    }
}
