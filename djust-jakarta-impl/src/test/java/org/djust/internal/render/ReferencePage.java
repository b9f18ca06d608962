package org.djust.internal.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.djust.internal.pebble.PebbleTemplateEngine;

/** One of the pages on which all measurements are made, shown to one client. */
final class ReferencePage {

    /** A row of the table. */
    record Row(int id, String price, String state) {
        static Row of(int id) {
            return new Row(id, (id * 37 % 900 + 100) + "." + (id * 7 % 90 + 10), id % 3 == 0 ? "active" : "inactive");
        }
    }

    /** A message of the chat. */
    record Message(int id, String from, String text) {
        static Message of(int id) {
            return new Message(id, "user" + id % 5, "Message number " + id + " in this room");
        }
    }

    final ViewTemplate template;
    final ClientView client;
    int number;
    List<Row> rows = IntStream.rangeClosed(1, 1000).mapToObj(Row::of).toList();
    List<Message> messages = IntStream.rangeClosed(1, 50).mapToObj(Message::of).toList();

    ReferencePage(String name) {
        template = new ViewTemplate(
                new PebbleTemplateEngine(ReferencePage.class.getClassLoader()).load("reference/" + name + ".html"),
                name);
        client = template.page(model(), Locale.ROOT).view();
    }

    Map<String, Object> model() {
        return Map.of("count", number, "clicks", number, "rows", rows, "messages", messages);
    }

    /** The patch for what changed, as the whole frame. */
    String patch() {
        StringBuilder frame = new StringBuilder("[\"p\",0,12,12");
        client.update(model(), Locale.ROOT, frame);
        return frame.append(']').toString();
    }

    String changed(Consumer<List<Row>> change) {
        List<Row> copy = new ArrayList<>(rows);
        change.accept(copy);
        rows = copy;
        return patch();
    }

    String clicked() {
        number++;
        return patch();
    }

    String cell() {
        return changed(
                list -> list.set(499, new Row(list.get(499).id(), 100 + number++ + ".50", list.get(499).state())));
    }

    String appended() {
        return changed(list -> list.add(Row.of(1001 + number++)));
    }

    String prepended() {
        return changed(list -> list.add(0, Row.of(1001 + number++)));
    }

    String removed() {
        return changed(list -> list.remove(499));
    }

    String moved() {
        return changed(list -> list.add(9, list.remove(899)));
    }

    String reversed() {
        return changed(Collections::reverse);
    }

    String shuffled() {
        return changed(list -> Collections.shuffle(list, new Random(number++)));
    }

    String sent() {
        messages = IntStream.rangeClosed(1, messages.size() + 1).mapToObj(Message::of).collect(Collectors.toList());
        return patch();
    }
}
