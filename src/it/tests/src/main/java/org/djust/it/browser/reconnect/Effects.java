package org.djust.it.browser.reconnect;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.enterprise.context.ApplicationScoped;

/** What handlers did outside their views, in order. Thread-safe. */
@ApplicationScoped
public class Effects {

    private final List<String> done = new CopyOnWriteArrayList<>();

    void add(String effect) {
        done.add(effect);
    }

    /** The effects that begin with a prefix. */
    String of(String prefix) {
        return String.join(",", done.stream().filter(effect -> effect.startsWith(prefix)).toList());
    }
}
