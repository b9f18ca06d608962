package org.djust.it.cluster.desk;

import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.SharedState;

/** Counts its own clicks, and with the others those of all. */
@LiveView
public class PadView {

    public static final String TEMPLATE = """
            <section id="{{ name }}" dj-root><output class="own">{{ own }}</output>
            <output class="total">{{ shared.total }}</output><input name="draft">
            <button type="button" dj-click="click">Click</button></section>
            """;

    private String name;
    private int own;

    @Inject
    transient SharedState shared;

    @Mount
    void open(@PathParam("name") String called) {
        name = called;
    }

    @EventHandler
    void click() {
        own++;
        shared.put("total", shared.get("total", Integer.class) + 1);
    }
}
