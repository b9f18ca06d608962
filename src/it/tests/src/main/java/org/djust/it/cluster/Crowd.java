package org.djust.it.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.djust.it.Await;
import org.djust.it.Site;

/** Hundreds of visitors who make entries all the time, and what each of them must see. Used by the test's thread. */
final class Crowd implements Disturbed, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private final ClientLoop loop;
    private final List<LedgerClient> clients = new ArrayList<>();
    private final Typing typing;

    /**
     * Visits the site so many times; all pages are joined when this returns.
     *
     * @param patience how long clients bear silence; the script in the page: 15 s
     */
    Crowd(Site site, int size, Duration patience, Random random) {
        loop = new ClientLoop(patience);
        typing = new Typing(loop, random);
        for (int i = 0; i < size; i++) {
            LedgerClient client = new LedgerClient(loop, site, page(site, "ledger"));
            clients.add(client);
            loop.execute(client.page::connect);
        }
        awaitAll("joins", client -> client.page.isSettled());
    }

    static String page(Site site, String path) {
        try {
            HttpResponse<String> response = site.get(path);
            assertEquals(200, response.statusCode(), response::body);
            return response.body();
        } catch (IOException e) {
            throw new AssertionError("no page", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** From now on all make entries. */
    void type() {
        inLoop(() -> clients.forEach(typing::begin));
    }

    @Override
    public Disturbance disturbed(String what) {
        Disturbance disturbance = new Disturbance(what);
        loop.disturbed(disturbance);
        return disturbance;
    }

    /** As above, and from now on each waits until an event that it sends afterwards is durable. */
    Disturbance stalled(String what) {
        Disturbance disturbance = disturbed(what);
        inLoop(() -> clients.forEach(client -> client.page.waiting.stalled(disturbance, client.page.outbox.last())));
        return disturbance;
    }

    /** Awaits that none waits any longer. */
    void awaitResumed() {
        awaitAll("goes on", client -> client.page.waiting.isOver());
    }

    /** All joins so far. */
    List<ClientLoop.Move> moves() {
        return loop.moves();
    }

    /** Every client joins this node, by no proxy, as one does whose node doesn't answer. */
    void moveTo(Node node) {
        inLoop(() -> clients.forEach(client -> client.page.flee(node.site())));
        awaitResumed();
    }

    @Override
    public void cut(int n) {
        inLoop(() -> {
            for (int i = 0; i < clients.size(); i += n) {
                clients.get(i).page.lose();
            }
        });
    }

    /** Awaits that all were told that the store is away, but for those that joined a node that can't serve them now. */
    void awaitDegraded() {
        awaitAll("is degraded", client -> client.page.isDegraded() || !client.page.isJoined());
    }

    /** No more entries; awaits that all are durable, and that every page shows all of them. */
    int settle() {
        inLoop(typing::stop);
        awaitAll("settles", client -> client.page.isSettled());
        inLoop(() -> clients.forEach(client -> client.check("the page")));
        assertEquals(List.of(), loop.failures());
        return clients.stream().mapToInt(LedgerClient::made).sum();
    }

    /** Lets every page join one node and get the whole view from it: that must be what was entered, too. */
    void verifyAt(Node node) {
        verifyAt(node.site(), node.name());
    }

    /** The same by the node's address. */
    void verifyAt(Site node, String name) {
        inLoop(() -> clients.forEach(client -> client.page.via(node)));
        awaitAll("joins " + name, client -> client.page.isSettled());
        inLoop(() -> clients.forEach(client -> client.page.askForWhole()));
        awaitAll("gets the view from " + name, client -> client.page.isWhole());
        inLoop(() -> clients.forEach(client -> client.check(name)));
        assertEquals(List.of(), loop.failures());
    }

    private void awaitAll(String what, Predicate<LedgerClient> wanted) {
        try {
            Await.until("every client " + what, LIMIT, () -> !loop.failures().isEmpty()
                    || ask(() -> clients.stream().allMatch(wanted)));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; but not " + ask(() -> clients.stream()
                    .filter(wanted.negate()).limit(3).map(client -> client.page.toString()).toList())
                    + "; connections lost: " + loop.disturbance().reasons(), e);
        }
        assertEquals(List.of(), loop.failures());
    }

    private void inLoop(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    private <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop::execute).join();
    }

    @Override
    public void close() {
        inLoop(() -> {
            typing.stop();
            clients.forEach(client -> client.page.leave());
        });
        loop.close();
    }
}
