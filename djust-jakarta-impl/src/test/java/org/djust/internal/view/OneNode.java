package org.djust.internal.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What tests of one node share: pages of its views that connect, send frames and are answered. */
abstract class OneNode {

    final TestNode test = new TestNode(Map.of("djust.rate.permits", "1000"), CounterView.class, RoomView.class);

    Connection joined(Class<?> view, String... variables) {
        return rejoined(test.visit(view, TestNode.NOBODY, variables), 1);
    }

    Connection rejoined(String token, long shows) {
        Connection connection = test.connect();
        connection.received("[\"j\",0,\"" + token + "\"," + shows + "]");
        return connection;
    }

    /** What is sent to all pages after these frames. */
    List<String> after(Connection connection, String... frames) {
        for (String frame : frames) {
            connection.received(frame);
        }
        return test.run();
    }

    /** The node looks after its connections that often. */
    void tend(int rounds) {
        for (int i = 0; i < rounds; i++) {
            test.pass(Duration.ofSeconds(2));
        }
    }

    static String patch(long version, long ref, int count) {
        return "[\"p\",0," + version + "," + ref + ",[0,1,\"" + count + "\"]]";
    }

    /** A counter's page whose first event is done. */
    Connection touched() {
        Connection connection = joined(CounterView.class);
        after(connection, "[\"e\",0,1,\"inc\"]");
        return connection;
    }
}
