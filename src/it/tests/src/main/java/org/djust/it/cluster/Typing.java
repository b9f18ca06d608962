package org.djust.it.cluster;

import java.util.Random;

/** Makes entries in the name of visitors, a few at once and then a pause. Lives in the loop. */
final class Typing {

    /** Milliseconds between two times that one client makes entries, at most; and how many it makes at once. */
    private static final int PAUSE = 2000;
    private static final int BURST = 3;

    private final ClientLoop loop;
    private final Random random;
    private boolean stopped;

    Typing(ClientLoop loop, Random random) {
        this.loop = loop;
        this.random = random;
    }

    /** From now on this client makes entries. */
    void begin(LedgerClient client) {
        loop.after(random.nextInt(PAUSE), () -> {
            if (!stopped) {
                for (int n = 1 + random.nextInt(BURST); n > 0; n--) {
                    client.enter(Integer.toString(random.nextInt(), 36));
                }
                begin(client);
            }
        });
    }

    void stop() {
        stopped = true;
    }
}
