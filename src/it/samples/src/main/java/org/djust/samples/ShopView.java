package org.djust.samples;

import java.util.List;

import jakarta.inject.Inject;

import org.djust.LiveView;
import org.djust.Mount;
import org.djust.SharedChange;
import org.djust.SharedState;

/** A page of several views, each with state of its own, that share a cart. */
@LiveView("/shop")
public class ShopView {

    private static final List<String> ARTICLES = List.of("Anchor", "Bell", "Compass", "Dinghy");

    private int count;

    @Inject
    transient SharedState shared;

    @Mount
    void open() {
        shared.put("cart", Cart.EMPTY);
    }

    @SharedChange("cart")
    void changed(Cart cart) {
        count = cart.count();
    }

    public List<String> getArticles() {
        return ARTICLES;
    }
}
