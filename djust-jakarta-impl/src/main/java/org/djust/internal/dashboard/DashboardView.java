package org.djust.internal.dashboard;

import java.time.Duration;

import jakarta.inject.Inject;

import org.djust.Connected;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;

/** The dashboard of one operator. It is registered, with its path and role, by an application that switches it on. */
@LiveView(template = DashboardView.TEMPLATE)
public class DashboardView {

    /** In this library's jar. */
    public static final String TEMPLATE = "djust/dashboard.html";

    private static final Duration PERIOD = Duration.ofSeconds(1);

    @Inject
    transient Dashboard dashboard;
    @Inject
    transient LiveContext live;
    /** Which of the chains of looks goes on: a page that connects again begins another. */
    private transient int chain;

    @Mount
    void open() {
        dashboard.look();
    }

    @Connected
    void connected() {
        look(++chain);
    }

    private void look(int looking) {
        if (looking == chain) {
            dashboard.look();
            live.after(PERIOD, () -> look(looking));
        }
    }

    public Overview getOverview() {
        return dashboard.overview();
    }

    /** The page has asked whether it is meant. */
    @EventHandler
    void drain(String node) {
        dashboard.drain(node, live.user());
    }
}
