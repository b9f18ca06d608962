package org.djust.samples;

import jakarta.inject.Inject;
import jakarta.validation.Valid;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;

/**
 * A form that is checked while it is filled in. A handler with constraints is called only when they hold; else the
 * template finds the messages in {@code errors}.
 */
@LiveView("/signup")
public class SignupView {

    private Signup accepted;

    @Inject
    transient LiveContext live;

    @EventHandler
    void check(@Valid Signup signup) {
        accepted = null;
    }

    @EventHandler
    void save(@Valid Signup signup) {
        accepted = signup;
        live.resetForm();
    }
}
