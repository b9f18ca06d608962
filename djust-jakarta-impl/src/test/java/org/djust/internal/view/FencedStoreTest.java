package org.djust.internal.view;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.djust.spi.StateBackend;
import org.djust.spi.tck.StateBackendContract;

/** The store that the model of failures uses is a store like any other, as long as none of its checks is left out. */
class FencedStoreTest extends StateBackendContract {

    private final AtomicLong millis = new AtomicLong();

    @Override
    protected StateBackend backend() {
        FencedStore store = new FencedStore(millis::get, new FencedStore.Listener() {
            @Override
            public void claimed(String viewId, FencedStore.Entry before, FencedStore.Entry after) {
            }

            @Override
            public void written(String viewId, long epoch, FencedStore.Entry before, FencedStore.Entry after) {
            }
        }, Set.of());
        FaultyLink.Sky sky = new FaultyLink.Sky();
        sky.trace = line -> {
        };
        FaultyLink link = new FaultyLink(store, sky, "one", new Random(0));
        link.direct = true;
        return link;
    }

    @Override
    protected String nodeId() {
        return "one";
    }

    @Override
    protected void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }
}
