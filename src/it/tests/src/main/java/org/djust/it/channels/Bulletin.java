package org.djust.it.channels;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.djust.Channels;

/** Broadcasts from a thread of the container's, as a background job does. */
@ApplicationScoped
public class Bulletin {

    @Inject
    private Channels channels;

    @Resource
    private ManagedExecutorService executor;

    void publish(String topic, String text) {
        executor.execute(() -> channels.broadcast(topic, text));
    }
}
