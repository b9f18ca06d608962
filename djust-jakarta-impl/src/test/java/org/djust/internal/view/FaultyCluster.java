package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.djust.internal.view.FencedStore.Check;
import org.djust.internal.view.FencedStore.Entry;

/** Three nodes and one store, and all that may happen to them. */
final class FaultyCluster {

    private static final int NODES = 3;

    private final Random random;
    private final Trace trace;
    private final Witness witness;
    private final FaultyLink.Sky sky = new FaultyLink.Sky();
    private final List<ModelNode> nodes = new ArrayList<>();
    private final Set<String> views = new TreeSet<>();
    private final boolean forgetful;
    private final boolean rejects;
    private final FencedStore store;
    private long now;
    private int names;

    /** @param forgetful whether the store may lose data */
    FaultyCluster(Random random, Trace trace, Witness witness, boolean forgetful, Set<Check> left) {
        this.random = random;
        this.trace = trace;
        this.witness = witness;
        this.forgetful = forgetful;
        rejects = random.nextInt(4) == 0;
        sky.trace = trace::note;
        store = new FencedStore(() -> now, witness, left);
        for (int i = 0; i < NODES; i++) {
            nodes.add(node());
        }
    }

    private ModelNode node() {
        String name = "node" + (char) ('A' + names++ % 26) + names;
        return new ModelNode(name, new FaultyLink(store, sky, name, random), witness, rejects, random);
    }

    ModelNode any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    FencedStore store() {
        return store;
    }

    boolean storeIsAway() {
        return sky.storeAway;
    }

    /** A view is in the store now. */
    void add(String viewId) {
        views.add(viewId);
    }

    void pass(long millis) {
        now += millis;
        nodes.forEach(node -> node.pass(Duration.ofMillis(millis)));
    }

    /** Something breaks, or works again. */
    void fault() {
        ModelNode node = any();
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
        trace.note(node.name + (paused ? " is paused" : " runs"));
    }

    private void replace(ModelNode node, boolean orderly) {
        if (orderly && !node.paused) {
            trace.note(node.name + " is stopped");
            node.stop();
        } else {
            trace.note(node.name + " is killed");
            node.die();
        }
        nodes.set(nodes.indexOf(node), node());
    }

    private void cut(ModelNode node, boolean cut) {
        node.link.cut = cut;
        trace.note(node.name + (cut ? " is cut off the store" : " reaches the store"));
    }

    private void away(boolean away) {
        sky.storeAway = away;
        trace.note(away ? "the store is away" : "the store is there");
    }

    private void arrive() {
        if (!sky.stragglers.isEmpty() && !sky.storeAway) {
            sky.stragglers.remove(random.nextInt(sky.stragglers.size())).run();
        }
    }

    private void lose() {
        Map<String, Entry> before = new HashMap<>();
        views.forEach(id -> before.put(id, store.get(id)));
        int count = random.nextInt(20);
        if (count == 0) {
            store.loseAll();
        } else {
            store.lose(count);
        }
        sky.incarnation++;
        sky.stragglers.clear();
        nodes.forEach(node -> node.link.disconnect());
        trace.note("the store loses " + (count == 0 ? "everything" : count + " operations"));
        views.forEach(id -> witness.lost(id, before.get(id), store.get(id)));
    }

    /** Everything works, and what was lost has arrived. */
    void repair() {
        trace.note("all is repaired");
        sky.storeAway = false;
        nodes.forEach(node -> {
            node.paused = false;
            node.link.cut = false;
        });
        while (!sky.stragglers.isEmpty()) {
            arrive();
        }
    }

    boolean idle() {
        return nodes.stream().allMatch(ModelNode::idle);
    }
}
