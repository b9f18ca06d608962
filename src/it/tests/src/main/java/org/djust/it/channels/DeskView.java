package org.djust.it.channels;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Resync;
import org.djust.Subscribe;
import org.djust.it.probe.Probe;

/** Writes down all that it hears. */
@LiveView("/desk/{room}")
public class DeskView {

    static final String TEMPLATE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Desk</title></head><body>
            <p id="view">{{ view }}</p><p id="heard">heard{{ heard }}.</p><p id="lost">lost{{ lost }}.</p>
            </body></html>
            """;

    private String room;
    private String view;
    private String heard = "";
    private String lost = "";

    @Inject
    transient LiveContext live;

    @Inject
    transient Probe probe;

    @Mount
    void open(@PathParam String room) {
        this.room = room;
        view = live.viewId();
    }

    /** Also when it leaves memory, and only its state is kept. */
    @PreDestroy
    void gone() {
        probe.count("gone-" + room);
    }

    @EventHandler
    void move(String to) {
        room = to;
    }

    @EventHandler
    void follow(String topic) {
        live.subscribe(topic);
    }

    @EventHandler
    void unfollow(String topic) {
        live.unsubscribe(topic);
    }

    @EventHandler
    void say(String text) {
        live.broadcast("room:" + room, text);
    }

    @Subscribe("room:{room}")
    void inRoom(String text) {
        hear(text);
    }

    @Subscribe("news:*")
    void news(String text, String topic) {
        hear(topic + "=" + text);
    }

    @Subscribe("@view")
    void toView(String text) {
        hear("view=" + text);
    }

    @Subscribe("@user")
    void toUser(String text) {
        hear("user=" + text);
    }

    @Subscribe("@node")
    void toNode(String text) {
        hear("node=" + text);
    }

    @Subscribe("@everyone")
    void toEveryone(String text) {
        hear("everyone=" + text);
    }

    @Resync
    void lost(String topic) {
        lost += " " + topic;
    }

    private void hear(String what) {
        heard += " " + what;
    }
}
