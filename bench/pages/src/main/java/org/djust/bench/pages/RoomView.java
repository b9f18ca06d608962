package org.djust.bench.pages;

import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Presence;
import org.djust.Subscribe;

/** A room whose visitors see who is there and the last message. */
@LiveView("/rooms/{room}")
public class RoomView {

    private String room;
    private String last = "";

    @Inject
    transient LiveContext live;

    @Inject
    transient Presence presence;

    @Mount
    void open(@PathParam String room) {
        this.room = room;
    }

    @EventHandler
    void enter(String name) {
        presence.track("room:" + room, name, null);
    }

    @EventHandler
    void send(String text) {
        live.broadcast("room:" + room, text);
    }

    @Subscribe("room:{room}")
    void received(String text) {
        last = text;
    }

    /** How many visitors are in the room. */
    public int getHere() {
        return presence.list("room:" + room).size();
    }
}
