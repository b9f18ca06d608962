package org.djust.internal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.djust.internal.view.FencedStore.Check;
import org.djust.spi.Claim;
import org.djust.spi.Commit;
import org.djust.spi.ViewId;

/**
 * Three nodes, one store and some pages, to all of which anything may happen at any step: nodes are paused, killed and
 * replaced, and cut off the store, which goes away, comes back, and may lose what it had; requests, answers, frames and
 * connections are delayed, lost, and done twice; pages move to any node. In the end all is repaired, and the pages must
 * have got what they asked for.
 */
final class FailureModel {

    private static final int PAGES = 3;
    private static final int EVENTS = 119;
    private static final int PATIENCE = 200_000;

    private final Claim firstRender = ModelNode.firstRender();
    private final Trace trace = new Trace();
    private final List<ModelClient> pages = new ArrayList<>();
    private final Random random;
    private final boolean family;
    private final Witness witness;
    private final FaultyCluster cluster;

    /**
     * @param forgetful whether the store may lose data
     * @param left      the checks that the store leaves out
     * @param fences    whether the order of writes is judged, or only what pages and the store have
     * @param family    whether all views are of one page, which stays to the end, and are judged by what they share, too
     */
    FailureModel(long seed, boolean forgetful, Set<Check> left, boolean fences, boolean family) {
        this.family = family;
        random = new Random(seed);
        witness = new Witness(fences);
        cluster = new FaultyCluster(random, trace, witness, forgetful, left);
    }

    /** @throws AssertionError with the last steps when something is as it must not be */
    void run(int steps) {
        try {
            while (trace.step < steps) {
                trace.step++;
                step();
                witness.check();
                judgeShared();
            }
            repair();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e + "\n" + trace, e);
        }
    }

    private void step() {
        int dice = random.nextInt(1000);
        if (dice < 12) {
            cluster.fault();
        } else if (dice < 30) {
            cluster.pass(random.nextInt(2000));
        } else if (dice < 500) {
            cluster.any().step(false);
        } else {
            page(random.nextInt(PAGES));
        }
    }

    private void page(int i) {
        if (i >= pages.size()) {
            open();
            return;
        }
        ModelClient page = pages.get(i);
        if (!family && (page.mustMount() || page.sent() >= EVENTS && page.isSettled() && page.showsLast())) {
            end(page, false);
        } else if (page.wire() == null) {
            connect(page, false);
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
        if (cluster.storeIsAway()) {
            return;
        }
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String own = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String page = family && !pages.isEmpty() ? pages.get(0).viewId : own;
        String address = page.equals(own) ? "" : "@" + own + ".LogView";
        String id = page + address;
        Commit commit = new Commit(id, 1, 1, 0, firstRender.stamp(), firstRender.fields());
        cluster.store().commit(commit, FencedStore.bytes(commit.changed()), Duration.ofDays(30), "visit");
        ModelClient opened = new ModelClient(witness, random, id, cluster.any().tokenOf(page) + address);
        pages.add(opened);
        cluster.add(opened.viewId);
        trace.note("page " + name(opened) + " opens");
    }

    private static String name(ModelClient page) {
        String address = page.viewId.substring(ViewId.page(page.viewId).length());
        return page.viewId.substring(0, 4) + address.substring(0, Math.min(5, address.length()));
    }

    private void end(ModelClient page, boolean quiet) {
        if (!page.mustMount() && (quiet || !witness.isLossy(page.viewId))) {
            witness.settled(page.viewId, cluster.store().get(page.viewId), page.shows(), page.sent());
        }
        trace.note("page " + name(page) + " ends");
        if (page.wire() != null) {
            page.leave();
        }
        pages.remove(page);
    }

    private void connect(ModelClient page, boolean calm) {
        ModelNode node = node(calm);
        page.connect(node);
        trace.note("page " + name(page) + " connects to " + node.name + ": " + page.wire().toServer);
    }

    /** Views of one page share a connection, so they are on one node most of the time. */
    private ModelNode node(boolean calm) {
        return pages.stream().filter(page -> family && page.wire() != null && (calm || random.nextInt(3) > 0))
                .map(page -> page.wire().node).findFirst().orElseGet(cluster::any);
    }

    private void retryOrCut(ModelClient page) {
        if (random.nextInt(20) == 0) {
            trace.note("page " + name(page) + " loses its connection to " + page.wire().node.name);
            page.cut();
        } else {
            page.retry();
        }
    }

    private void receive(ModelClient page) {
        String frame = page.wire().toClient.peek();
        if (frame != null) {
            trace.note("page " + name(page) + " hears from " + page.wire().node.name + ": " + frame);
        }
        page.receive();
    }

    private void event(ModelClient page) {
        if (random.nextInt(3) == 0 || page.isSettled()) {
            page.event();
            trace.note("page " + name(page) + " sends event " + page.sent());
        }
    }

    private void repair() {
        cluster.repair();
        if (family) {
            pages.stream().filter(page -> page.wire() != null).forEach(ModelClient::cut);
        }
        quiet(pages);
        Map<String, Integer> claims = new HashMap<>();
        pages.forEach(page -> claims.put(page.viewId, witness.claims(page.viewId)));
        pages.stream().filter(page -> !page.mustMount()).forEach(this::last);
        quiet(pages);
        judgeShared();
        for (ModelClient page : List.copyOf(pages)) {
            // once, by an owner that has not heard yet of a claim that nobody needs any more
            witness.check(witness.claims(page.viewId) <= claims.get(page.viewId) + 1,
                    "nodes go on claiming a view from each other");
            end(page, true);
        }
    }

    /** At any moment, as a view's state and what it shares are stored together. */
    private void judgeShared() {
        if (family && !pages.isEmpty()) {
            witness.counted(cluster.store(), pages.stream().map(page -> page.viewId).toList());
        }
    }

    private void last(ModelClient page) {
        page.event();
        page.event();
    }

    /** Goes on without anything going wrong, until all pages have what they asked for. */
    private void quiet(List<ModelClient> waiting) {
        int limit = trace.step + PATIENCE;
        while (!waiting.stream().allMatch(page -> page.mustMount() || page.isSettled())
                || !cluster.idle()) {
            witness.check(trace.step++ < limit, "no progress");
            calmStep(waiting);
            witness.check();
        }
    }

    private void calmStep(List<ModelClient> waiting) {
        cluster.any().step(true);
        if (random.nextInt(100) == 0) {
            cluster.pass(random.nextInt(2000));
        }
        if (waiting.isEmpty()) {
            return;
        }
        ModelClient page = any(waiting);
        if (page.mustMount()) {
            return;
        }
        if (page.wire() == null) {
            connect(page, true);
        } else {
            page.retry();
            receive(page);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
