package org.djust.internal.view;

import java.util.ArrayList;
import java.util.List;

import org.djust.Connected;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Subscribe;

/** A view for tests: hears what is sent to its room. */
@LiveView(value = "/rooms/{room}", template = "view/room.html")
class RoomView {
    String room;
    List<String> messages = List.of();
    int connects;
    transient LiveContext live;

    @Mount
    void mount(@PathParam String room) {
        this.room = room;
    }

    @Connected
    void connected() {
        connects++;
    }

    @EventHandler
    void send(String text) {
        live.broadcast("room:" + room, text);
    }

    @EventHandler
    void move(String room) {
        this.room = room;
    }

    @Subscribe("room:{room}")
    void received(String text) {
        List<String> longer = new ArrayList<>(messages);
        longer.add(text);
        messages = List.copyOf(longer);
    }
}
