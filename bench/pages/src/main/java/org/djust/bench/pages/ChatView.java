package org.djust.bench.pages;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;

/** Fifty messages, and a form that appends one. */
@LiveView("/chat")
public class ChatView {

    private List<Message> messages = List.of();

    @Mount
    void open() {
        messages = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> new Message(i, "user" + i % 5, "Message number " + i + " in this room")).toList();
    }

    @EventHandler
    void send(String text) {
        messages = Stream.concat(messages.stream(), Stream.of(new Message(messages.size() + 1, "me", text))).toList();
    }
}
