package org.djust.it.signins;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;

@RolesAllowed("staff")
@LiveView("/vault")
public class VaultView {

    public static final String TEMPLATE =
            "<!DOCTYPE html><html><body><p id=\"taken\">taken {{ taken }} {{ by }}.</p></body></html>";

    private int taken;
    private String by;

    @Inject
    transient LiveContext live;

    @EventHandler
    void take() {
        taken++;
        by = live.user();
    }

    @EventHandler
    @RolesAllowed("boss")
    void empty() {
        taken = 1000;
    }
}
