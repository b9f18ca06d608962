package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Subscribe;
import org.junit.jupiter.api.Test;

/** Joins, leaves and ends of connections that get in each other's way. */
class UnluckyOrderTest {

    @LiveView(value = "/talk", template = "view/room.html")
    static class TalkView {
        String room = "";
        int connects;
        List<String> messages = List.of();
        transient LiveContext live;

        @EventHandler
        void say(String text) {
            live.broadcast("talk", text);
        }

        @Subscribe("talk")
        void heard(String text) {
            messages = List.of(text);
        }
    }

    private final TestNode test = new TestNode(Map.of(), TalkView.class);

    private static String join(String token) {
        return "[\"j\",0,\"" + token + "\",1]";
    }

    private void forget() {
        test.run();
        test.pass(Duration.ofMinutes(2));
        test.run();
    }

    @Test
    void aConnectionThatEndsWhileItJoinsLeavesNoViewBehind() throws InterruptedException {
        String token = test.visit(TalkView.class);
        test.run();
        Connection connection = test.connect();
        Thread end = new Thread(connection::closed);
        test.onTokenCheck = () -> test.onClock = () -> {
            end.start();
            while (end.isAlive() && end.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        };
        connection.received(join(token));
        end.join();
        forget();
        assertEquals(1, test.destroyed);
    }

    @Test
    void aViewIsRestoredOnceHoweverManyConnectionsJoinItAtTheSameTime() {
        String token = test.visit(TalkView.class);
        Connection first = test.connect();
        first.received(join(token));
        test.run();
        first.closed();
        forget();
        Connection second = test.connect();
        Connection third = test.connect();
        second.received(join(token));
        third.received(join(token));
        test.run();
        assertEquals(2, test.created);
        second.closed();
        third.closed();
        forget();
        assertEquals(2, test.destroyed);
    }

    @Test
    void whatAnEventTellsOthersIsToldEvenIfThePageLeavesAtOnce() {
        Connection listener = test.connect();
        listener.received(join(test.visit(TalkView.class)));
        test.run();
        TalkView listening = test.bean();
        Connection speaker = test.connect();
        speaker.received(join(test.visit(TalkView.class)));
        test.run();
        speaker.received("[\"e\",0,1,\"say\",{\"text\":\"bye\"}]");
        speaker.received("[\"l\",0]");
        test.run();
        assertEquals(List.of("bye"), listening.messages);
    }
}
