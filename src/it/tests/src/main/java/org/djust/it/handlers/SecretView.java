package org.djust.it.handlers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;

@RolesAllowed("boss")
@LiveView("/secret")
public class SecretView {

    private String user;

    @Inject
    transient LiveContext live;

    @Mount
    void open() {
        user = live.principal().getName();
    }

    @EventHandler
    void greet() {
        user = "hello " + live.user();
    }
}
