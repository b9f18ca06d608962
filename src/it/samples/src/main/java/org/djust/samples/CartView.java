package org.djust.samples;

import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.SharedState;

/** What is in the cart; embedded in the shop's page. Its template reads the shared cart, so it needs no state of its own. */
@LiveView
public class CartView {

    @Inject
    transient SharedState shared;

    @EventHandler
    void remove(String name) {
        shared.put("cart", shared.get("cart", Cart.class).without(name));
    }
}
