package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.annotation.security.RolesAllowed;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Mount;
import org.djust.PathParam;
import org.junit.jupiter.api.Test;

class EmbeddedViewsTest {

    @LiveView(value = "/shop", template = "view/embedded/shop.html")
    static class ShopView {
        String title = "Shop";
        List<Integer> items = new ArrayList<>(List.of(1, 2));
        boolean admin;

        @EventHandler
        void add(int n) {
            items.add(n);
        }

        @EventHandler
        void remove(int n) {
            items.remove((Integer) n);
        }

        @EventHandler
        void title(String text) {
            title = text;
        }

        @EventHandler
        void admin() {
            admin = true;
        }
    }

    @LiveView(template = "view/embedded/item.html")
    static class ItemView {
        static int mounts;
        int n;
        int count;

        @Mount
        void open(@PathParam("n") int number) {
            mounts++;
            if (number == 13) {
                throw new IllegalStateException("unlucky");
            }
            n = number;
        }

        @EventHandler
        void more() {
            count++;
        }
    }

    @RolesAllowed("admin")
    @LiveView(template = "view/embedded/admin.html")
    static class AdminView {
    }

    private static final Pattern ADDRESS = Pattern.compile("dj-view=\\\\?\"(@[^\"\\\\]+)");

    private final TestNode test = node();
    private Connection connection;
    private String token;

    private static TestNode node() {
        return new TestNode(Map.of(), ShopView.class, ItemView.class, AdminView.class);
    }

    private List<String> visit() {
        ItemView.mounts = 0;
        token = test.visit(ShopView.class);
        connection = test.connect();
        connection.received("[\"j\",0,\"" + token + "\",1]");
        assertEquals(List.of("[\"j\",0,1,0]"), test.run());
        return addresses(test.page);
    }

    private static List<String> addresses(String html) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(html);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private List<String> after(String... frames) {
        for (String frame : frames) {
            connection.received(frame);
        }
        return test.run();
    }

    private String join(int number, String address, long version) {
        return "[\"j\"," + number + ",\"" + token + address + "\"," + version + "]";
    }

    @Test
    void theFirstPageShowsEmbeddedViewsAndMountsEachOnce() {
        List<String> addresses = visit();
        assertEquals(2, addresses.size(), test.page);
        assertTrue(test.page.contains("<p id=\"item\" dj-root dj-view=\"" + addresses.get(0) + "\">1:0</p>"),
                test.page);
        assertFalse(test.page.contains("<header>"), "only the root of an embedded view is shown");
        assertEquals(2, ItemView.mounts);
    }

    @Test
    void anEmbeddedViewHasEventsAndPatchesOfItsOwn() {
        List<String> addresses = visit();
        assertEquals(List.of("[\"j\",1,1,0]"), after(join(1, addresses.get(1), 1)));
        List<String> frames = after("[\"e\",1,1,\"more\"]");
        assertEquals(1, frames.size(), frames.toString());
        assertTrue(frames.get(0).startsWith("[\"p\",1,2,1,[0,"), frames.get(0));
        assertEquals(List.of("[\"a\",0,1]"), after("[\"e\",0,1,\"title\",{\"text\":\"Shop\"}]"),
                "what happens in it changes nothing for the view around it");
    }

    @Test
    void aViewThatIsAddedLaterIsStoredBeforeThePageHearsOfIt() {
        visit();
        test.holdCommits = true;
        assertEquals(List.of(), after("[\"e\",0,1,\"add\",{\"n\":3}]"));
        test.releaseCommits();
        test.holdCommits = false;
        String patch = test.run().get(0);
        String address = addresses(patch).get(0);
        List<String> frames = after(join(1, address, 0));
        assertEquals("[\"j\",1,1,0]", frames.get(0));
        assertTrue(frames.get(1).startsWith("[\"p\",1,2,0,[0,[[0,\"<p id=\\\"item\\\" dj-root>\"],\"3\""),
                frames.get(1));
        assertEquals(3, ItemView.mounts);
    }

    @Test
    void aViewThatIsNotRenderedAnyMoreGoesAndComesBackAsAnother() {
        String before = visit().get(0);
        after(join(1, before, 1), "[\"e\",1,1,\"more\"]");
        List<String> frames = after("[\"e\",0,1,\"remove\",{\"n\":1}]", "[\"l\",1]");
        assertEquals(List.of(), addresses(frames.toString()));
        String again = addresses(after("[\"e\",0,2,\"add\",{\"n\":1}]").toString()).get(0);
        assertFalse(again.equals(before));
        assertTrue(after(join(2, again, 0)).get(1).contains("\"1\""));
    }

    @Test
    void aPageThatMovesKeepsItsEmbeddedViewsAndIsSentNothing() {
        List<String> addresses = visit();
        after(join(1, addresses.get(0), 1), "[\"e\",1,1,\"more\"]", "[\"e\",0,1,\"title\",{\"text\":\"New\"}]");
        connection.closed();
        test.run();
        test.pass(Duration.ofMinutes(3));
        test.run();
        int mounts = ItemView.mounts;
        connection = test.connect();
        assertEquals(List.of("[\"j\",0,2,1]"), after("[\"j\",0,\"" + token + "\",2,1]"));
        assertEquals(List.of("[\"j\",1,2,1]"), after(join(1, addresses.get(0), 2)));
        assertEquals(mounts, ItemView.mounts);
    }

    @Test
    void anEmbeddedViewWhoseStateIsGoneIsMountedAgainByTheOneAroundIt() {
        List<String> addresses = visit();
        String id = test.idOf(token) + addresses.get(0);
        test.pass(Duration.ofMinutes(3)); // it never connected, and leaves memory
        test.run();
        test.memory.delete(id, Long.MAX_VALUE);
        List<String> frames = after(join(1, addresses.get(0), 1));
        assertEquals(1, addresses(frames.toString()).size(), frames.toString());
        assertFalse(frames.toString().contains(addresses.get(0)));
        assertEquals("[\"j\",2,1,0]", after(join(2, addresses(frames.toString()).get(0), 0)).get(0));
    }

    @Test
    void whoeverForgesAnAddressJoinsNothing() {
        String address = visit().get(0);
        assertEquals(List.of(), after(join(1, "@AAAAAAAAAAAAAAAAAAAAAA.ItemView", 1)));
        assertEquals(List.of(), after(join(2, address.replace("ItemView", "ShopView"), 1)));
        String other = test.visit(ShopView.class);
        connection = test.connect();
        assertEquals(List.of(), after("[\"j\",1,\"" + other + address + "\",1]"),
                "a view of another page isn't joined by its address");
    }

    @Test
    void aViewThatCannotBeMountedFailsTheRenderAroundItAndLeavesNothing() {
        visit();
        int destroyed = test.destroyed;
        List<String> frames = after("[\"e\",0,1,\"add\",{\"n\":13}]");
        assertTrue(frames.get(1).startsWith("[\"x\",0,1,\"failed\""), frames.toString());
        assertEquals(destroyed + 1, test.destroyed);
        assertEquals(1, addresses(after("[\"e\",0,2,\"add\",{\"n\":4}]").toString()).size());
    }

    @Test
    void theSameViewTwiceIsRefused() {
        visit();
        assertTrue(after("[\"e\",0,1,\"add\",{\"n\":2}]").get(1).startsWith("[\"x\",0,1,\"failed\""));
    }

    @Test
    void onlyUsersWhoMaySeeAViewHaveItEmbedded() {
        visit();
        assertEquals(List.of(), addresses(after("[\"e\",0,1,\"admin\"]").toString()));
        Identity admin = new Identity(null, Set.of("admin"));
        token = test.visit(ShopView.class, admin);
        connection = test.node.connect(test, admin, "test");
        after("[\"j\",0,\"" + token + "\",1]");
        String patch = after("[\"e\",0,1,\"admin\"]").toString();
        assertTrue(addresses(patch).get(0).endsWith(".AdminView"), patch);
        List<String> frames = after(join(1, addresses(patch).get(0), 0));
        String nested = addresses(frames.toString()).get(0);
        assertTrue(nested.endsWith(".ItemView"), frames.toString());
        assertTrue(after(join(2, nested, 0)).get(1).contains("\"99\""));
    }

    @Test
    void whileTheStoreIsAwayAnEmbeddedViewGoesOnInMemory() {
        visit();
        test.away = true;
        String patch = after("[\"e\",0,1,\"add\",{\"n\":3}]").get(0);
        String address = addresses(patch).get(0);
        test.away = false;
        test.pass(Duration.ofSeconds(2));
        test.run();
        assertEquals("[\"j\",1,1,0]", after(join(1, address, 0)).get(0));
    }

    @Test
    void aTemplateThatEmbedsWhatDoesNotExistIsAMistake() {
        IllegalArgumentException mistake =
                assertThrows(IllegalArgumentException.class, () -> new TestNode(Map.of(), ShopView.class));
        assertTrue(mistake.getMessage().contains("live_render(\"ItemView\")"), mistake.getMessage());
    }
}
