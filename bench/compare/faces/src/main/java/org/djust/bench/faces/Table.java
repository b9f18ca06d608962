package org.djust.bench.faces;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;

/** A thousand rows, one of which gets dearer. */
@Named
@ViewScoped
public class Table implements Serializable {

    private static final long serialVersionUID = 1L;

    private final List<Row> rows = new ArrayList<>(IntStream.rangeClosed(1, 1000).mapToObj(Row::of).toList());

    public List<Row> getRows() {
        return rows;
    }

    public void makeDearer() {
        rows.set(499, rows.get(499).dearer());
    }

    public void remove(Row row) {
        rows.remove(row);
    }
}
