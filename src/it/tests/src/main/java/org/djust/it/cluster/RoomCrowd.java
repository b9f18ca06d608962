package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.djust.it.Await;
import org.djust.it.Site;

/** Visitors in rooms who talk all the time, and what each of them must hear and see. Used by the test's thread. */
final class RoomCrowd implements Disturbed, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /** Milliseconds between two things that one visitor says, at most. */
    private static final int PAUSE = 4000;

    private final ClientLoop loop;
    private final Random random;
    private final List<RoomClient> clients = new ArrayList<>();
    private boolean talking = true;

    /** So many visitors in each of so many rooms; all are joined, and all see all of their room, when this returns. */
    RoomCrowd(Site site, int rooms, int visitors, Duration patience, Random random) {
        this.loop = new ClientLoop(patience);
        this.random = random;
        String run = Long.toString(random.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        for (int i = 0; i < rooms * visitors; i++) {
            String room = run + "-" + i % rooms;
            String name = "v%03d".formatted(i);
            RoomClient client =
                    new RoomClient(loop, site, room, name, Crowd.page(site, "room/" + room + "?name=" + name));
            clients.add(client);
            loop.execute(client.page::connect);
        }
        awaitAll("joins", client -> client.page.isSettled());
        awaitAllPresent();
    }

    void talk() {
        inLoop(() -> clients.forEach(this::talk));
    }

    private void talk(RoomClient client) {
        loop.after(random.nextInt(PAUSE), () -> {
            if (talking && clients.contains(client)) {
                client.say();
                talk(client);
            }
        });
    }

    @Override
    public Disturbance disturbed(String what) {
        Disturbance disturbance = new Disturbance(what);
        loop.disturbed(disturbance);
        return disturbance;
    }

    @Override
    public void cut(int n) {
        inLoop(() -> {
            for (int i = 0; i < clients.size(); i += n) {
                clients.get(i).page.lose();
            }
        });
    }

    /** Nobody says more; awaits that all have heard all, or know that they have not. Returns what was said. */
    int settle() {
        inLoop(() -> talking = false);
        awaitAll("settles", client -> client.page.isSettled());
        awaitAll("has heard all", client -> client.hasHeard(lastOf(client.room)));
        inLoop(() -> clients.forEach(RoomClient::check));
        assertEquals(List.of(), loop.failures());
        return clients.stream().mapToInt(RoomClient::said).sum();
    }

    /** What each visitor of a room who has said something said last. */
    private Map<String, Integer> lastOf(String room) {
        return clients.stream().filter(client -> client.room.equals(room) && client.said() > 0)
                .collect(Collectors.toMap(client -> client.name, RoomClient::said, (a, b) -> a, TreeMap::new));
    }

    /** Awaits that every page shows all who are in its room, and nobody else. */
    void awaitAllPresent() {
        awaitAll("sees everybody", client -> client.here().equals(clients.stream()
                .filter(other -> other.room.equals(client.room)).map(other -> other.name)
                .collect(Collectors.joining(","))));
    }

    /** Who was seen to leave, by anybody, though never away for so long. */
    List<String> seenToLeave(Duration away) {
        List<String> seen = new ArrayList<>();
        inLoop(() -> {
            Set<String> there = clients.stream().filter(client -> client.page.longestAway().compareTo(away) < 0)
                    .map(client -> client.name).collect(Collectors.toSet());
            clients.forEach(client -> client.gone().stream().filter(there::contains)
                    .forEach(name -> seen.add(client.name + " saw " + name + " leave; " + client.page.history())));
        });
        return seen;
    }

    /** How long visitors were away at most, one after another, the longest first. */
    List<String> longestAway(int most) {
        List<String> longest = new ArrayList<>();
        inLoop(() -> clients.stream()
                .sorted(Comparator.<RoomClient, Duration>comparing(client -> client.page.longestAway()).reversed())
                .limit(most)
                .forEach(client -> longest.add(client.name + " " + client.page.longestAway().toMillis() + " ms")));
        return longest;
    }

    /** How often pages were told that messages are lost. */
    int losses() {
        int[] losses = new int[1];
        inLoop(() -> clients.forEach(client -> losses[0] += client.losses()));
        return losses[0];
    }

    /** Every {@code n}-th visitor closes the page for good. Returns how many. */
    int leave(int n) {
        List<RoomClient> leaving = new ArrayList<>();
        inLoop(() -> {
            for (int i = 0; i < clients.size(); i += n) {
                leaving.add(clients.get(i));
            }
            leaving.forEach(client -> client.page.leaveForGood());
            clients.removeAll(leaving);
        });
        return leaving.size();
    }

    private void awaitAll(String what, Predicate<RoomClient> wanted) {
        try {
            Await.until("every visitor " + what, LIMIT, () -> all(wanted));
        } catch (AssertionError e) {
            List<String> late = new ArrayList<>();
            inLoop(() -> clients.stream().filter(wanted.negate()).limit(3)
                    .forEach(client -> late.add(client.name + ": " + client.page + client.page.history())));
            throw new AssertionError(e.getMessage() + "; not yet " + late + ", failures " + loop.failures(), e);
        }
    }

    private boolean all(Predicate<RoomClient> wanted) {
        boolean[] all = new boolean[1];
        inLoop(() -> all[0] = clients.stream().allMatch(wanted));
        assertEquals(List.of(), loop.failures());
        return all[0];
    }

    private void inLoop(Runnable action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                action.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the loop of the clients", e);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
