package org.djust.it.browser.remount;

import org.djust.EventHandler;
import org.djust.LiveView;

/** State that a redeployment loses, beside text that the user has typed. */
@LiveView("/draft")
public class DraftView {

    private int count;

    @EventHandler
    void add() {
        count++;
    }
}
