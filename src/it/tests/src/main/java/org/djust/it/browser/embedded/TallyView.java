package org.djust.it.browser.embedded;

import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;

/** No page of its own. */
@LiveView
public class TallyView {

    private String name;
    private int count;

    @Inject
    private transient LiveContext live;

    @Mount
    void open(@PathParam("name") String whose) {
        name = whose;
    }

    @EventHandler
    void more() {
        count++;
        live.pushEvent("counted", count);
    }

    @EventHandler
    void fail() {
        count = -1;
        throw new IllegalStateException("on purpose");
    }
}
