package org.djust.it.signins;

import jakarta.inject.Inject;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;

/** For everyone, signed in or not. */
@LiveView("/hall")
public class HallView {

    public static final String TEMPLATE =
            "<!DOCTYPE html><html><body><p id=\"seen\">saw {{ seen }}.</p></body></html>";

    private String seen = "";

    @Inject
    transient LiveContext live;

    @EventHandler
    void look() {
        seen += live.user() + " ";
    }
}
