package org.djust.it.browser.events;

import org.djust.LiveView;
import org.djust.Mount;
import org.djust.QueryParam;

/** Where links and navigation lead. */
@LiveView("/elsewhere")
public class ElsewhereView {

    private String from;

    @Mount
    void open(@QueryParam String from) {
        this.from = from;
    }
}
