package org.djust.internal.cluster;

import java.time.Duration;

import org.djust.spi.ClusterBackend;
import org.djust.spi.tck.SharedClusterBackendContract;

/** What the tests of this package take for a store is one. */
class FakeRosterTest extends SharedClusterBackendContract {

    private final FakeRoster roster = new FakeRoster();

    @Override
    protected ClusterBackend open() {
        return roster.backend();
    }

    @Override
    protected void pass(Duration time) {
        roster.now += time.toMillis();
    }

    @Override
    protected void lose() {
        roster.lose();
    }
}
