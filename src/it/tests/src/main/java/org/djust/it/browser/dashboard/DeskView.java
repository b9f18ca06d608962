package org.djust.it.browser.dashboard;

import java.util.ArrayList;
import java.util.List;

import org.djust.EventHandler;
import org.djust.LiveView;

/** What operators watch. */
@LiveView("/desk")
public class DeskView {

    public static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Desk</title></head><body>
            <output id="count">{{ notes.size }}</output><button id="add" type="button" dj-click="add">Add</button>
            </body></html>
            """;

    private List<String> notes = new ArrayList<>();

    @EventHandler
    void add() {
        notes.add("a note that takes some room in the state of this view");
    }
}
