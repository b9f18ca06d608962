package org.djust.samples;

import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.SharedState;

/** One article of the shop; embedded in its page. */
@LiveView
public class ArticleView {

    private String name;
    private int wanted = 1;

    @Inject
    transient SharedState shared;

    @Mount
    void open(@PathParam String name) {
        this.name = name;
    }

    @EventHandler
    void change(int by) {
        wanted = Math.max(1, wanted + by);
    }

    @EventHandler
    void add() {
        shared.put("cart", shared.get("cart", Cart.class).with(name, wanted));
        wanted = 1;
    }
}
