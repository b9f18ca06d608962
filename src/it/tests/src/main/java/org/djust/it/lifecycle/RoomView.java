package org.djust.it.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.QueryParam;

@LiveView("/rooms/{room}/{floor}")
public class RoomView {

    private String room;
    private int floor;
    private String guest;
    private List<String> chairs = List.of();

    @Mount
    void open(@PathParam String room, @PathParam("floor") int level, @QueryParam("as") String guest) {
        this.room = room;
        this.floor = level;
        this.guest = guest;
    }

    @EventHandler
    void put(String name) {
        List<String> more = new ArrayList<>(chairs);
        more.add(more.size() / 2, name);
        chairs = List.copyOf(more);
    }

    @EventHandler
    void reverse() {
        List<String> reversed = new ArrayList<>(chairs);
        Collections.reverse(reversed);
        chairs = List.copyOf(reversed);
    }

    @EventHandler
    void take(String name) {
        chairs = chairs.stream().filter(chair -> !chair.equals(name)).toList();
    }
}
