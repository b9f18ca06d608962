package org.djust.internal.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;

import org.djust.internal.protocol.CloseReason;
import org.junit.jupiter.api.Test;

class SessionTransportTest {

    private final List<String> log = new ArrayList<>();
    private final List<SendHandler> underWay = new ArrayList<>();
    private final SessionTransport transport = new SessionTransport(session(), 1000);

    private Session session() {
        RemoteEndpoint.Async remote = proxy(RemoteEndpoint.Async.class, arguments -> {
            log.add("sent " + arguments[0]);
            underWay.add((SendHandler) arguments[1]);
            return null;
        });
        return (Session) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Session.class},
                (session, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        log.add(Thread.holdsLock(transport) ? "closed under a lock" : "closed");
                    }
                    return method.getName().equals("getAsyncRemote") ? remote : null;
                });
    }

    private interface Calls {
        Object on(Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> calls.on(arguments)));
    }

    private void complete() {
        underWay.remove(0).onResult(new SendResult());
    }

    @Test
    void aCloseFollowsWhatIsToBeSentAndHoldsNoLock() {
        transport.send("a");
        transport.send("b");
        transport.close(CloseReason.RETRY, "");
        transport.send("c");
        complete();
        complete();
        assertEquals(List.of("sent a", "sent b", "closed"), log);
    }

    @Test
    void aConnectionWhoseOtherEndReadsNothingIsGivenUp() {
        for (int i = 0; i < 10_002; i++) {
            transport.send("x");
        }
        assertEquals(List.of("sent x", "closed"), log);
    }
}
