package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.djust.internal.view.FencedStore.Check;
import org.djust.internal.view.FencedStore.Entry;
import org.djust.spi.Claim;
import org.djust.spi.Commit;

/**
 * Three nodes, one store and some pages, to all of which anything may happen at any step: nodes are paused, killed and
 * replaced, and cut off the store, which goes away, comes back, and may lose what it had; requests, answers, frames and
 * connections are delayed, lost, and done twice; pages move to any node. In the end all is repaired, and the pages must
 * have got what they asked for.
 */
final class FailureModel {

    private static final int NODES = 3;
    private static final int PAGES = 3;
    private static final int EVENTS = 119;
    private static final int TRACE = 250;
    private static final int PATIENCE = 200_000;

    private final Claim firstRender = ModelNode.firstRender();
    private final Random random;
    private final Deque<String> trace = new ArrayDeque<>();
    private final FaultyLink.Sky sky = new FaultyLink.Sky();
    private final List<ModelNode> nodes = new ArrayList<>();
    private final List<ModelClient> pages = new ArrayList<>();
    private final Set<String> ids = new TreeSet<>();
    private final Witness witness;
    private final FencedStore store;
    private final boolean forgetful;
    private final boolean rejects;
    private long now;
    private int step;
    private int names;

    /**
     * @param forgetful whether the store may lose data
     * @param left      the checks that the store leaves out
     * @param fences    whether the order of writes is judged, or only what pages and the store have
     */
    FailureModel(long seed, boolean forgetful, Set<Check> left, boolean fences) {
        random = new Random(seed);
        sky.trace = this::note;
        this.forgetful = forgetful;
        rejects = random.nextInt(4) == 0;
        witness = new Witness(fences);
        store = new FencedStore(() -> now, witness, left);
        for (int i = 0; i < NODES; i++) {
            nodes.add(node());
        }
    }

    private ModelNode node() {
        String name = "node" + (char) ('A' + names++ % 26) + names;
        return new ModelNode(name, new FaultyLink(store, sky, name, random), witness, rejects, random);
    }

    private void note(String line) {
        trace.add(step + " " + line);
        if (trace.size() > TRACE) {
            trace.remove();
        }
    }

    /** @throws AssertionError with the last steps when something is as it must not be */
    void run(int steps) {
        try {
            while (step < steps) {
                step++;
                step();
                witness.check();
            }
            repair();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e + "\n" + String.join("\n", trace), e);
        }
    }

    private void step() {
        int dice = random.nextInt(1000);
        if (dice < 12) {
            fault();
        } else if (dice < 30) {
            pass(random.nextInt(2000));
        } else if (dice < 500) {
            any(nodes).step(false);
        } else {
            page(random.nextInt(PAGES));
        }
    }

    private void pass(long millis) {
        now += millis;
        nodes.forEach(node -> node.pass(Duration.ofMillis(millis)));
    }

    private void page(int i) {
        if (i >= pages.size()) {
            open();
            return;
        }
        ModelClient page = pages.get(i);
        if (page.mustMount() || page.sent() >= EVENTS && page.isSettled() && page.showsLast()) {
            end(page, false);
        } else if (page.wire() == null) {
            connect(page);
        } else {
            switch (random.nextInt(page.sent() < EVENTS ? 8 : 4)) {
                case 0 -> retryOrCut(page);
                case 1, 2, 3 -> receive(page);
                default -> event(page);
            }
        }
    }

    /** Stores what a visit leaves, under an id that is the same whenever this run is repeated. */
    private void open() {
        if (sky.storeAway) {
            return;
        }
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Commit commit = new Commit(id, 1, 1, 0, firstRender.stamp(), firstRender.fields());
        store.commit(commit, FencedStore.bytes(commit.changed()), Duration.ofDays(30), "visit");
        ModelClient page = new ModelClient(witness, random, id, any(nodes).tokenOf(id));
        pages.add(page);
        ids.add(page.viewId);
        note("page " + name(page) + " opens");
    }

    private static String name(ModelClient page) {
        return page.viewId.substring(0, 4);
    }

    private void end(ModelClient page, boolean quiet) {
        if (!page.mustMount() && (quiet || !witness.isLossy(page.viewId))) {
            witness.settled(page.viewId, store.get(page.viewId), page.shows(), page.sent());
        }
        note("page " + name(page) + " ends");
        if (page.wire() != null) {
            page.leave();
        }
        pages.remove(page);
    }

    private void connect(ModelClient page) {
        ModelNode node = any(nodes);
        page.connect(node);
        note("page " + name(page) + " connects to " + node.name + ": " + page.wire().toServer);
    }

    private void retryOrCut(ModelClient page) {
        if (random.nextInt(20) == 0) {
            note("page " + name(page) + " loses its connection to " + page.wire().node.name);
            page.cut();
        } else {
            page.retry();
        }
    }

    private void receive(ModelClient page) {
        String frame = page.wire().toClient.peek();
        if (frame != null) {
            note("page " + name(page) + " hears from " + page.wire().node.name + ": " + frame);
        }
        page.receive();
    }

    private void event(ModelClient page) {
        if (random.nextInt(3) == 0 || page.isSettled()) {
            page.event();
            note("page " + name(page) + " sends event " + page.sent());
        }
    }

    private void fault() {
        ModelNode node = any(nodes);
        switch (random.nextInt(forgetful ? 12 : 11)) {
            case 0, 1 -> pause(node, random.nextInt(4) == 0);
            case 2 -> replace(node, random.nextInt(4) == 0);
            case 3, 4 -> cut(node, random.nextInt(3) == 0);
            case 5, 6 -> away(random.nextInt(4) == 0);
            case 7, 8, 9, 10 -> arrive();
            default -> lose();
        }
    }

    private void pause(ModelNode node, boolean paused) {
        node.paused = paused;
        note(node.name + (paused ? " is paused" : " runs"));
    }

    private void replace(ModelNode node, boolean orderly) {
        if (orderly && !node.paused) {
            note(node.name + " is stopped");
            node.stop();
        } else {
            note(node.name + " is killed");
            node.die();
        }
        nodes.set(nodes.indexOf(node), node());
    }

    private void cut(ModelNode node, boolean cut) {
        node.link.cut = cut;
        note(node.name + (cut ? " is cut off the store" : " reaches the store"));
    }

    private void away(boolean away) {
        sky.storeAway = away;
        note(away ? "the store is away" : "the store is there");
    }

    private void arrive() {
        if (!sky.stragglers.isEmpty() && !sky.storeAway) {
            sky.stragglers.remove(random.nextInt(sky.stragglers.size())).run();
        }
    }

    private void lose() {
        Map<String, Entry> before = new HashMap<>();
        ids.forEach(id -> before.put(id, store.get(id)));
        int count = random.nextInt(20);
        if (count == 0) {
            store.loseAll();
        } else {
            store.lose(count);
        }
        sky.incarnation++;
        sky.stragglers.clear();
        nodes.forEach(node -> node.link.disconnect());
        note("the store loses " + (count == 0 ? "everything" : count + " operations"));
        ids.forEach(id -> witness.lost(id, before.get(id), store.get(id)));
    }

    private void repair() {
        note("all is repaired");
        sky.storeAway = false;
        nodes.forEach(node -> {
            node.paused = false;
            node.link.cut = false;
        });
        while (!sky.stragglers.isEmpty()) {
            arrive();
        }
        quiet(pages);
        Map<String, Integer> claims = new HashMap<>();
        pages.forEach(page -> claims.put(page.viewId, witness.claims(page.viewId)));
        pages.stream().filter(page -> !page.mustMount()).forEach(this::last);
        quiet(pages);
        for (ModelClient page : List.copyOf(pages)) {
            // once, by an owner that has not heard yet of a claim that nobody needs any more
            witness.check(witness.claims(page.viewId) <= claims.get(page.viewId) + 1,
                    "nodes go on claiming a view from each other");
            end(page, true);
        }
    }

    private void last(ModelClient page) {
        page.event();
        page.event();
    }

    /** Goes on without anything going wrong, until all pages have what they asked for. */
    private void quiet(List<ModelClient> waiting) {
        int limit = step + PATIENCE;
        while (!waiting.stream().allMatch(page -> page.mustMount() || page.isSettled())
                || !nodes.stream().allMatch(ModelNode::idle)) {
            witness.check(step++ < limit, "no progress");
            calmStep(waiting);
            witness.check();
        }
    }

    private void calmStep(List<ModelClient> waiting) {
        any(nodes).step(true);
        if (random.nextInt(100) == 0) {
            pass(random.nextInt(2000));
        }
        if (waiting.isEmpty()) {
            return;
        }
        ModelClient page = any(waiting);
        if (page.mustMount()) {
            return;
        }
        if (page.wire() == null) {
            connect(page);
        } else {
            page.retry();
            receive(page);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
