package org.djust.it.browser.embedded;

import java.util.List;
import java.util.stream.Stream;

import org.djust.EventHandler;
import org.djust.LiveView;

@LiveView("/board")
public class BoardView {

    private String title = "Board";
    private List<String> names = List.of("ada", "bob");

    @EventHandler
    void rename(String to) {
        title = to;
    }

    @EventHandler
    void add(String name) {
        names = Stream.concat(Stream.of(name), names.stream()).toList();
    }

    @EventHandler
    void remove(String name) {
        names = names.stream().filter(each -> !each.equals(name)).toList();
    }
}
