package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.SharedChange;
import org.djust.SharedState;
import org.djust.internal.memory.MemoryStateBackend;
import org.djust.spi.StateBackend;
import org.junit.jupiter.api.Test;

class SharedStateTest {

    @LiveView(value = "/desk", template = "view/embedded/desk.html")
    static class DeskView {
        transient SharedState shared;

        @Mount
        void open() {
            shared.put("total", 10);
        }

        @EventHandler
        void empty() {
            shared.put("total", null);
        }
    }

    @LiveView(template = "view/embedded/pad.html")
    static class PadView {
        int n;
        int own;
        String heard = "nothing";
        transient SharedState shared;

        @Mount
        void open(@PathParam("n") int number) {
            n = number;
        }

        @EventHandler
        void add(int amount) {
            own++;
            shared.put("total", shared.get("total", Integer.class) + amount);
        }

        @EventHandler
        void swap(int from, int to) {
            own = shared.compareAndSet("total", from, to) ? 100 : -100;
        }

        @EventHandler
        void spoil() {
            shared.put("total", -1);
            throw new IllegalStateException("spoilt");
        }

        @EventHandler
        void fill() {
            shared.put("much", "x".repeat(2000));
        }

        @SharedChange("total")
        void changed(Integer total) {
            heard = String.valueOf(total);
        }
    }

    /** Its views are embedded as they are wanted, and count themselves as they mount. */
    @LiveView(value = "/rack", template = "view/embedded/rack.html")
    static class RackView {
        List<Integer> bays = List.of();
        transient SharedState shared;

        @EventHandler
        void fill(int base, int bays) {
            shared.put("bays", base);
            this.bays = IntStream.rangeClosed(1, bays).boxed().toList();
        }
    }

    @LiveView(template = "view/embedded/pad.html")
    static class BayView {
        int n;
        int own;
        String heard = "nothing";
        transient SharedState shared;

        @Mount
        void open(@PathParam("n") int number) {
            n = number;
            own = shared.get("bays", Integer.class) + 1;
            shared.put("bays", own);
        }

        @EventHandler
        void add() {
            shared.put("bays", shared.get("bays", Integer.class) + 1);
        }

        @SharedChange("bays")
        void changed(Integer bays) {
            heard = String.valueOf(bays);
        }
    }

    private static final Pattern ADDRESS = Pattern.compile("dj-view=\"(@[^\"]+)");

    private TestNode test = new TestNode(Map.of("djust.state.max-kb", "1"), DeskView.class, PadView.class);
    private Connection connection;
    private String token;
    private final List<String> pads = new ArrayList<>();

    private void open() {
        token = test.visit(DeskView.class);
        Matcher matcher = ADDRESS.matcher(test.page);
        while (matcher.find()) {
            pads.add(matcher.group(1));
        }
        join(1, 1, 1);
    }

    private void join(long... versions) {
        connection = test.connect();
        connection.received("[\"j\",0,\"" + token + "\"," + versions[0] + "]");
        for (int i = 1; i < versions.length; i++) {
            connection.received("[\"j\"," + i + ",\"" + token + pads.get(i - 1) + "\"," + versions[i] + "]");
        }
        test.run();
    }

    private List<String> after(String... frames) {
        for (String frame : frames) {
            connection.received(frame);
        }
        return test.run();
    }

    private static boolean shows(List<String> frames, int view, String value) {
        return frames.stream().anyMatch(frame -> frame.startsWith("[\"p\"," + view + ",")
                && frame.contains("\"" + value + "\""));
    }

    @Test
    void allViewsOfAPageSeeWhatOneOfThemPuts() {
        open();
        assertTrue(test.page.contains("<b>10</b>") && test.page.contains(">1 nothing 0 10</p>"), test.page);
        List<String> frames = after("[\"e\",1,1,\"add\",{\"amount\":5}]");
        assertTrue(shows(frames, 0, "15") && shows(frames, 1, "15") && shows(frames, 2, "15"), frames.toString());
    }

    @Test
    void onlyTheOthersAreToldOfAChange() {
        open();
        after("[\"e\",1,1,\"add\",{\"amount\":5}]");
        PadView second = test.bean();
        assertEquals("15", second.heard);
        List<String> frames = after("[\"e\",2,1,\"add\",{\"amount\":1}]");
        assertEquals("15", second.heard);
        assertTrue(shows(frames, 1, "16"), frames.toString());
        after("[\"e\",0,1,\"empty\"]");
        assertEquals("null", second.heard);
    }

    @Test
    void aCallThatThrowsLeavesNothingInTheMap() {
        open();
        List<String> frames = after("[\"e\",1,1,\"spoil\"]", "[\"e\",1,2,\"add\",{\"amount\":1}]");
        assertTrue(shows(frames, 0, "11"), frames.toString());
    }

    @Test
    void compareAndSetChangesOnlyWhatIsAsExpected() {
        open();
        assertTrue(shows(after("[\"e\",1,1,\"swap\",{\"from\":9,\"to\":1}]"), 1, "-100"));
        List<String> frames = after("[\"e\",2,1,\"swap\",{\"from\":10,\"to\":2}]");
        assertTrue(shows(frames, 2, "100") && shows(frames, 0, "2"), frames.toString());
    }

    @Test
    void aMapThatWouldBeTooLargeIsRefused() {
        open();
        assertTrue(after("[\"e\",1,1,\"fill\"]").toString().contains("\"failed\""));
    }

    @Test
    void callsOfTwoViewsNeverOverlapUntilTheyAreStored() {
        open();
        test.holdCommits = true;
        after("[\"e\",1,1,\"add\",{\"amount\":1}]", "[\"e\",2,1,\"add\",{\"amount\":2}]");
        test.releaseCommits();
        test.run();
        test.releaseCommits();
        test.run();
        test.holdCommits = false;
        test.releaseCommits();
        assertTrue(shows(test.run(), 0, "13"));
    }

    @Test
    void aNewPageIsStoredWithAllItsViewsHoweverLongEachCommitTakes() {
        test.holdCommits = true;
        CompletableFuture<Node.Mounted> page = test.visiting(DeskView.class, TestNode.NOBODY, Map.of());
        assertFalse(page.isDone());
        test.releaseCommits();
        assertEquals(2, ADDRESS.matcher(page.join().page().html("", "")).results().count());
    }

    @Test
    void viewsThatAreEmbeddedLaterSeeWhatTheBatchDidToTheMap() {
        openRack();
        fillRack();
        assertEquals("102", stored("bays"));
        join(2, 1, 1);
        assertTrue(shows(after("[\"e\",2,1,\"add\"]"), 0, "103"));
        assertEquals("103", stored("bays"));
        assertEquals("nothing", test.<BayView>bean().heard, "its own change is no news, nor what it saw at first");
    }

    @Test
    void viewsThatAreEmbeddedWhileTheStoreIsAwayAreStoredLaterWithWhatTheyDid() {
        openRack();
        test.away = true;
        fillRack();
        test.away = false;
        test.pass(Duration.ofSeconds(2));
        test.run();
        assertEquals("102", stored("bays"));
        join(2, 1, 1);
        assertTrue(shows(after("[\"e\",1,1,\"add\"]"), 0, "103"));
        assertEquals("103", stored("bays"));
    }

    private void openRack() {
        test = new TestNode(Map.of(), RackView.class, BayView.class);
        token = test.visit(RackView.class);
        join(1);
    }

    private void fillRack() {
        String frames = after("[\"e\",0,1,\"fill\",{\"base\":100,\"bays\":2}]").toString();
        Matcher matcher = Pattern.compile("dj-view=\\\\\"(@[^\\\\\"]+)").matcher(frames);
        while (matcher.find()) {
            pads.add(matcher.group(1));
        }
        assertEquals(2, pads.size(), frames);
    }

    @Test
    void theMapSurvivesTheNodeWithItsViews() {
        open();
        after("[\"e\",1,1,\"add\",{\"amount\":5}]");
        StateBackend stored = test.memory;
        test = new TestNode(Map.of(), stored, DeskView.class, PadView.class);
        join(2, 2, 3);
        List<String> frames = after("[\"e\",2,1,\"add\",{\"amount\":1}]");
        assertTrue(shows(frames, 0, "16") && shows(frames, 1, "16"), frames.toString());
        assertEquals("15", test.<PadView>bean().heard, "what it had heard");
    }

    @Test
    void aNodeThatDoesNotKnowWhatAnotherHasStoredWritesNothing() {
        FencedStore store = new FencedStore(new AtomicLong()::get, new FencedStore.Listener() {
            @Override
            public void claimed(String viewId, FencedStore.Entry before, FencedStore.Entry after) {
            }

            @Override
            public void written(String viewId, long epoch, FencedStore.Entry before, FencedStore.Entry after) {
            }
        }, Set.of());
        test = node(store, "one");
        open();
        TestNode one = test;
        Connection old = connection;
        test = node(store, "two");
        connection = test.connect();
        // only one of the two pads has moved, and changes the map
        connection.received("[\"j\",1,\"" + token + pads.get(0) + "\",1]");
        test.run();
        after("[\"e\",1,1,\"add\",{\"amount\":5}]");
        old.received("[\"e\",2,1,\"add\",{\"amount\":100}]");
        assertTrue(one.run().toString().contains("[\"x\",2,0,\"elsewhere\""));
        old.received("[\"j\",2,\"" + token + pads.get(1) + "\",1]");
        one.run();
        old.received("[\"e\",2,1,\"add\",{\"amount\":100}]");
        assertTrue(shows(one.run(), 2, "115"));
    }

    private static TestNode node(FencedStore store, String name) {
        FaultyLink.Sky sky = new FaultyLink.Sky();
        sky.trace = line -> {
        };
        FaultyLink link = new FaultyLink(store, sky, name, new Random(0));
        link.direct = true;
        return new TestNode(Map.of(), link, DeskView.class, PadView.class);
    }

    @Test
    void whileTheStoreIsAwayOneViewGoesOnWithTheMapAndTheOthersAfterwards() {
        open();
        test.away = true;
        assertTrue(shows(after("[\"e\",1,1,\"add\",{\"amount\":1}]"), 1, "11"));
        assertEquals(List.of(), after("[\"e\",2,1,\"add\",{\"amount\":1}]"));
        assertTrue(shows(after("[\"e\",1,2,\"add\",{\"amount\":1}]"), 1, "12"));
        test.away = false;
        test.pass(Duration.ofSeconds(2));
        assertTrue(shows(test.run(), 0, "13"));
        assertEquals("13", stored("total"));
    }

    @Test
    void whatCouldNotBeStoredGoesWithTheViewThatDidIt() {
        open();
        test.away = true;
        after("[\"e\",1,1,\"add\",{\"amount\":1}]");
        test.memory.claim(test.idOf(token) + pads.get(0));
        test.away = false;
        test.pass(Duration.ofSeconds(2));
        assertTrue(test.run().toString().contains("[\"x\",1,0,\"elsewhere\""));
        assertTrue(shows(after("[\"e\",2,1,\"add\",{\"amount\":5}]"), 2, "15"));
    }

    @Test
    void aStoreThatLostTheMapGetsItWhole() {
        open();
        after("[\"e\",1,1,\"add\",{\"amount\":1}]");
        test.memory = new MemoryStateBackend(() -> 0);
        test.incarnation = "b";
        test.pass(Duration.ofSeconds(2));
        test.run();
        after("[\"e\",1,2,\"add\",{\"amount\":1}]");
        assertEquals("12", stored("total"));
    }

    @Test
    void nothingOfAPageThatIsLeftStays() {
        open();
        after("[\"l\",0]", "[\"l\",1]", "[\"l\",2]");
        assertEquals(0, test.memory.shared(test.idOf(token)).toCompletableFuture().join().version());
    }

    private String stored(String key) {
        return new String(test.memory.shared(test.idOf(token)).toCompletableFuture().join().entries().get(key)
                .bytes());
    }
}
