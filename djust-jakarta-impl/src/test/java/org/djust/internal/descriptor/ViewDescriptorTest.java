package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

import org.djust.Connected;
import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Model;
import org.djust.Mount;
import org.djust.PathParam;
import org.djust.QueryParam;
import org.djust.Subscribe;
import org.djust.Temporary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewDescriptorTest {

    @RolesAllowed("user")
    abstract static class BaseView {
        private int base = 1;

        @EventHandler
        void inherited() {
            base++;
        }

        @EventHandler
        void replaced() {
        }

        @EventHandler
        void hidden() {
        }
    }

    @LiveView("/rooms/{room}")
    static class ChatRoomView extends BaseView {
        static final List<String> LOG = new ArrayList<>();

        String room;
        @Model
        int page;
        @Temporary
        String notice = "hello";
        transient Thread passing;
        @Inject
        Runnable injected;

        @Mount
        void open(@PathParam("room") String name, int page, @QueryParam("tag") List<String> tags, boolean all,
                Integer from) {
            room = name + " " + page + " " + tags + " " + all + " " + from;
        }

        @Connected
        void connected() {
            room = "connected";
        }

        @Subscribe("room:{room}:{page}")
        void received(List<Integer> numbers) {
            page = numbers.size();
        }

        @EventHandler
        void fail() throws IOException {
            throw new IOException("as it is");
        }

        @Override
        @EventHandler("other")
        @PermitAll
        void replaced() {
        }

        @Override
        void hidden() {
        }

        @EventHandler
        @RolesAllowed({"admin", "owner"})
        void ban() {
        }

        @EventHandler
        @DenyAll
        void never() {
        }

        public String getTitle() {
            return "Room " + room;
        }

        public boolean isEmpty() {
            return page == 0;
        }

        public String getRoom() {
            throw new AssertionError("the field comes first");
        }

        public String getBroken() throws IOException {
            throw new IOException("broken");
        }
    }

    private final ViewDescriptor view = FakeTemplates.read(ChatRoomView.class);
    private final ChatRoomView bean = new ChatRoomView();

    @Test
    void namesFollowFromTheClass() {
        assertEquals("ChatRoomView", view.name());
        assertEquals("chat-room.html", view.templateName());
        assertEquals("/rooms/{room}", view.path().toString());
        assertSame(ChatRoomView.class, view.type());
        assertNotNull(view.template());
    }

    @ParameterizedTest
    @CsvSource({"TodoListView, todo-list", "View, view", "HTMLPageView, html-page", "Viewer, viewer",
            "Page2View, page2"})
    void templateNamesHaveHyphens(String simpleName, String name) {
        assertEquals(name + ".html", TemplateReader.conventional(simpleName));
    }

    static class Other {
        @LiveView("/other")
        static class ChatRoomView {
        }
    }

    @Test
    void viewsThatShareASimpleNameHaveTheirFullOne() {
        List<ViewDescriptor> views = FakeTemplates.readAll(ChatRoomView.class, Other.ChatRoomView.class);
        assertEquals(List.of(ChatRoomView.class.getName(), Other.ChatRoomView.class.getName()),
                views.stream().map(ViewDescriptor::name).toList());
    }

    @Test
    void stateIsEveryOwnFieldSuperclassesFirst() {
        assertEquals(List.of("base", "room", "page"), view.state().stream().map(StateField::name).toList());
        assertEquals(List.of("notice"), view.temporary().stream().map(StateField::name).toList());
        assertEquals("page", view.model("page").name());
        assertNull(view.model("room"));
        assertNull(view.model("none"));
    }

    @Test
    void onlyWhatIsMarkedLastIsAHandler() throws Throwable {
        assertTrue(
                Stream.of("inherited", "fail", "other", "ban", "never").allMatch(name -> view.handler(name) != null));
        assertTrue(Stream.of("replaced", "hidden", "open", "getTitle", "toString")
                .allMatch(name -> view.handler(name) == null));
        view.handler("inherited").invoke(bean, view.handler("inherited").bind(null));
        assertEquals(2, view.state().get(0).get(bean));
    }

    @Test
    void handlersThrowWhatTheyThrow() {
        IOException e = assertThrows(IOException.class, () -> view.handler("fail").invoke(bean, new Object[0]));
        assertEquals("as it is", e.getMessage());
    }

    @Test
    void rolesAreTheMethodsOrTheNearestClasss() {
        assertEquals(new Roles(false, Set.of("user")), view.roles());
        assertEquals(view.roles(), view.handler("inherited").roles());
        assertTrue(view.handler("other").roles().allows(role -> false));
        assertTrue(view.handler("ban").roles().allows("owner"::equals));
        assertFalse(view.handler("ban").roles().allows("user"::equals));
        assertFalse(view.handler("never").roles().allows(role -> true));
        assertEquals(Set.of("user", "admin", "owner"), view.roleNames());
    }

    @Test
    void mountTakesPathAndQueryParameters() throws Throwable {
        view.mount().orElseThrow().invoke(bean, Map.of("room", "lobby"),
                Map.of("page", texts("3"), "tag", texts("a", "b"), "all", texts("on"), "from", texts("")));
        assertEquals("lobby 3 [a, b] true null", bean.room);
    }

    @Test
    void queryParametersMayBeAbsent() throws Throwable {
        view.mount().orElseThrow().invoke(bean, Map.of("room", "lobby"), Map.of());
        assertEquals("lobby 0 [] false null", bean.room);
    }

    @Test
    void queryParametersThatDoNotFitAreRefused() {
        BindException e = assertThrows(BindException.class, () -> view.mount().orElseThrow().invoke(bean,
                Map.of("room", "lobby"), Map.of("page", texts("x"))));
        assertEquals(
                "'page' of " + ChatRoomView.class.getName() + ".open() must be a whole number (int), but was \"x\".",
                e.getMessage());
    }

    @Test
    void connectedIsCalled() throws Throwable {
        view.connected().orElseThrow().invoke(bean, Map.of(), Map.of());
        assertEquals("connected", bean.room);
    }

    @Test
    void topicsFollowTheFieldsThatTheyName() throws Throwable {
        Subscription subscription = view.subscriptions().get(0);
        assertEquals(List.of(), subscription.pattern().topics(bean, Map.of()));
        bean.room = "$1{page}\\";
        assertEquals(List.of("room:$1{page}\\:0"), subscription.pattern().topics(bean, Map.of()));
        subscription.deliver(bean, List.of(1, 2), "room");
        assertEquals(2, bean.page);
        assertEquals("java.util.List<java.lang.Integer>", subscription.payloadType().getTypeName());
    }

    @Test
    void templatesSeeExtrasThenFieldsThenGettersAndAskThemEachTime() {
        Map<String, Object> variables = view.variables(bean, Map.of("errors", Map.of(), "page", "extra"));
        assertEquals("extra", variables.get("page"));
        assertEquals("hello", variables.get("notice"));
        assertEquals("Room null", variables.get("title"));
        assertEquals(true, variables.get("empty"));
        bean.room = "1";
        assertEquals("1", variables.get("room"));
        assertEquals("Room 1", variables.get("title"));
        assertTrue(variables.containsKey("broken"));
        assertFalse(variables.containsKey("passing"));
        assertFalse(variables.containsKey("class"));
        assertNull(variables.get("class"));
        assertEquals(Set.of("errors", "page", "base", "room", "notice", "title", "empty", "broken"),
                variables.keySet());
        assertEquals(8, variables.entrySet().size());
        assertThrows(UnsupportedOperationException.class, () -> variables.put("a", "b"));
    }

    @Test
    void gettersThatFailSayWhich() {
        Map<String, Object> variables = view.variables(bean, Map.of());
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> variables.get("broken"));
        assertEquals(ChatRoomView.class.getName() + ".getBroken() failed: java.io.IOException: broken", e.getMessage());
    }

    private static String[] texts(String... texts) {
        return texts;
    }
}
