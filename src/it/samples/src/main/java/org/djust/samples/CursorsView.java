package org.djust.samples;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Presence;
import org.djust.PresenceChange;
import org.djust.PresenceDiff;
import org.djust.Subscribe;

/** A board on which all visitors see each other's pointers. Where those are is never stored: the next move tells. */
@LiveView("/cursors/{board}")
public class CursorsView {

    private static final List<String> COLOURS =
            List.of("#c2410c", "#0f766e", "#7e22ce", "#b91c1c", "#1d4ed8", "#4d7c0f");

    private String board;
    private String colour;
    private int visitors;
    private final transient Map<String, Cursor> cursors = new TreeMap<>();

    @Inject
    transient LiveContext live;

    @Inject
    transient Presence presence;

    @Mount
    void open(@PathParam String board) {
        this.board = board;
        colour = COLOURS.get(Math.floorMod(live.viewId().hashCode(), COLOURS.size()));
        presence.track("cursors:" + board, live.viewId(), null);
    }

    @EventHandler
    void moved(double x, double y) {
        live.broadcast("cursors:" + board, new Cursor(live.viewId(), colour, percent(x), percent(y)));
    }

    private static double percent(double part) {
        return Math.round(Math.max(0, Math.min(1, part)) * 1000) / 10.0;
    }

    @Subscribe(value = "cursors:{board}", replay = false)
    void pointed(Cursor cursor) {
        if (!cursor.id().equals(live.viewId())) {
            cursors.put(cursor.id(), cursor);
        }
    }

    @PresenceChange("cursors:{board}")
    void changed(PresenceDiff diff) {
        diff.leaves().forEach(gone -> cursors.remove(gone.key()));
        visitors = presence.count("cursors:" + board);
    }

    /** The others' pointers. */
    public Collection<Cursor> getCursors() {
        return cursors.values();
    }
}
