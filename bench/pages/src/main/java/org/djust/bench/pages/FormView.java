package org.djust.bench.pages;

import jakarta.validation.Valid;

import org.djust.EventHandler;
import org.djust.LiveView;

/** Three fields that are checked when they change, and when the form is saved. */
@LiveView("/form")
public class FormView {

    private int saved;

    @EventHandler
    void check(@Valid Entry entry) {
        // The constraints are all there is to it: the template finds their messages.
    }

    @EventHandler
    void save(@Valid Entry entry) {
        saved++;
    }
}
