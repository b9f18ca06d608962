package org.djust.internal.memory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.djust.spi.ClusterBackend;
import org.djust.spi.NodeServices;
import org.djust.spi.Roster;
import org.djust.spi.Roster.Member;

/** A cluster of one node, whose lease never lapses. */
public final class MemoryClusterBackend implements ClusterBackend {

    private volatile String self;
    private boolean registered;
    private long last;

    @Override
    public void start(NodeServices node) {
        self = node.nodeId();
    }

    @Override
    public synchronized CompletionStage<Roster> renew(long epoch, String metadata, Duration lease) {
        if (!registered || epoch > last) {
            last = Math.max(epoch, last) + 1;
            registered = true;
        }
        return CompletableFuture.completedFuture(
                new Roster(last, List.of(new Member(self, last, 0, metadata, Duration.ZERO)), List.of()));
    }

    @Override
    public CompletionStage<Void> sweep(Member member, Duration grace) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Void> leave(long epoch) {
        registered &= epoch != last;
        return CompletableFuture.completedFuture(null);
    }
}
