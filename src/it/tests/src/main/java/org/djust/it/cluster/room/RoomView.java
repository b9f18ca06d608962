package org.djust.it.cluster.room;

import java.util.UUID;

import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Presence;
import org.djust.PresenceChange;
import org.djust.PresenceDiff;
import org.djust.QueryParam;
import org.djust.Resync;
import org.djust.Subscribe;

/** A room: visitors say numbers, and see who is there. Another {@code visit} means that the view was mounted again. */
@LiveView("/room/{room}")
public class RoomView {

    private String visit;
    private String room;
    private String name;
    private Heard heard = Heard.NOTHING;
    private Here here = Here.NOBODY;

    @Inject
    private transient LiveContext live;
    @Inject
    private transient Presence presence;

    @Mount
    void open(@PathParam String room, @QueryParam String name) {
        this.visit = UUID.randomUUID().toString();
        this.room = room;
        this.name = name;
        presence.track(room, name, null);
    }

    @EventHandler
    void say(int number) {
        live.broadcast(room, new Said(name, number));
    }

    @Subscribe("{room}")
    void heard(Said said) {
        heard = heard.with(said);
    }

    @Resync
    void lost() {
        heard = heard.lost();
    }

    @PresenceChange("{room}")
    void changed(PresenceDiff diff) {
        here = here.with(diff);
    }
}
