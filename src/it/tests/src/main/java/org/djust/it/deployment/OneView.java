package org.djust.it.deployment;

import java.io.InputStream;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;

@LiveView("/same")
public class OneView {

    private Thread thread;

    @Mount
    void open(@PathParam String nowhere) {
        thread = null;
    }

    @EventHandler
    void save(String text) {
    }

    @EventHandler
    void save(int number) {
    }

    @EventHandler
    void read(InputStream in) {
    }
}
