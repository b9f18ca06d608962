package org.djust.it.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.djust.spi.Backend;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.SharedEntries;
import org.djust.spi.StateBackend;
import org.djust.spi.StateHealth;

/** A store that keeps nothing, and is as the test wants: {@code well}, {@code away} or {@code silent}. */
@ApplicationScoped
public class Moods {

    private volatile String mood = "well";
    private final Queue<CompletableFuture<StateHealth>> unanswered = new ConcurrentLinkedQueue<>();

    void become(String wanted) {
        mood = wanted;
        for (CompletableFuture<StateHealth> late = unanswered.poll(); late != null; late = unanswered.poll()) {
            late.complete(health());
        }
    }

    private StateHealth health() {
        return mood.equals("away") ? new StateHealth(false, "one", Map.of("reason", "It is away."))
                : new StateHealth(true, "one", Map.of("version", "1.5", "role", "actor", "latency-ms", "0.10"));
    }

    private CompletionStage<StateHealth> asked() {
        CompletableFuture<StateHealth> answer = new CompletableFuture<>();
        if (mood.equals("silent")) {
            unanswered.add(answer);
        } else {
            answer.complete(health());
        }
        return answer;
    }

    @Produces
    @Singleton
    @Backend("moody")
    StateBackend moody() {
        return new StateBackend() {

            @Override
            public CompletionStage<Claim> claim(String viewId) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Void> commit(Commit commit, Duration timeToLive) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Void> delete(String viewId, long epoch) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<SharedEntries> shared(String page) {
                return CompletableFuture.completedFuture(SharedEntries.NONE);
            }

            @Override
            public CompletionStage<String> owner(String viewId) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<StateHealth> health() {
                return asked();
            }

            @Override
            public Map<String, Number> statistics() {
                return Map.of("commits", 7);
            }
        };
    }
}
