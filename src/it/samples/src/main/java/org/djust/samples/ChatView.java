package org.djust.samples;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.Presence;
import org.djust.Present;
import org.djust.RateLimit;
import org.djust.Subscribe;

/** A chat room: what one visitor sends reaches everyone whose page subscribes to the same room, and all see who is there. */
@LiveView("/rooms/{room}")
public class ChatView {

    private static final int HISTORY = 50;

    private String room;
    private String name;
    private List<Message> messages = List.of();

    @Inject
    transient LiveContext live;

    @Inject
    transient Presence presence;

    @Mount
    void open(@PathParam String room) {
        this.room = room;
    }

    @EventHandler
    void enter(@NotBlank @Size(max = 30) String name) {
        this.name = name.strip();
        presence.track(topic(), this.name, null);
    }

    /** Nobody signs in here, and many visitors may have one address: each page has permits of its own. */
    @EventHandler
    @RateLimit(permits = 5, window = "PT5S", per = RateLimit.Per.VIEW)
    void send(@NotBlank @Size(max = 500) String text) {
        if (name == null) {
            return;
        }
        String time = LocalTime.now().truncatedTo(ChronoUnit.MINUTES).toString();
        live.broadcast(topic(), new Message(UUID.randomUUID().toString(), name, text.strip(), time));
        live.resetForm();
    }

    /** Who has entered the room, on whichever node; the page follows by itself. */
    public List<Present> getHere() {
        return presence.list(topic());
    }

    private String topic() {
        return "room:" + room;
    }

    @Subscribe("room:{room}")
    void received(Message message) {
        messages =
                Stream.concat(messages.stream(), Stream.of(message)).skip(messages.size() < HISTORY ? 0 : 1).toList();
    }
}
