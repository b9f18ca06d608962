package org.djust.it.cluster.desk;

import java.util.UUID;

import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.SharedState;

/** A page with two pads in it, which count together. Another {@code visit} means that the view was mounted again. */
@LiveView("/desk")
public class DeskView {

    public static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Desk</title></head><body>
            <output id="visit">{{ visit }}</output><output id="total">{{ shared.total }}</output>
            <button id="more" type="button" dj-click="more">More pads</button>
            {% for pad in pads %}{{ live_render("PadView", params={"name": pad}) }}{% endfor %}</body></html>
            """;

    private String visit;
    private int size = 2;

    @Inject
    transient SharedState shared;

    @Mount
    void open() {
        visit = UUID.randomUUID().toString();
        shared.put("total", 0);
    }

    @EventHandler
    void more() {
        size++;
    }

    /** Their names. */
    public String[] getPads() {
        String[] names = new String[size];
        for (int i = 0; i < size; i++) {
            names[i] = "pad" + i;
        }
        return names;
    }
}
