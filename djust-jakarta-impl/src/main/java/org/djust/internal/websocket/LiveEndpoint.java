package org.djust.internal.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;

import org.djust.internal.config.DjustConfig;
import org.djust.internal.view.Connection;
import org.djust.internal.view.Node;

/** One connection's endpoint: opens, delegates, closes. */
public final class LiveEndpoint extends Endpoint {

    /** Below the context root; the client script finds it next to itself. */
    public static final String PATH = "/djust/ws";

    /** The version of the wire protocol. */
    static final String PROTOCOL = "1";

    private static final Logger LOG = Logger.getLogger(LiveEndpoint.class.getName());

    private final Node node;
    private final Admission admission;
    private final DjustConfig.Wire wire;
    private final String script;
    private Handshake admitted;
    private Connection connection;

    LiveEndpoint(Node node, Admission admission, DjustConfig.Wire wire, String script) {
        this.node = node;
        this.admission = admission;
        this.wire = wire;
        this.script = script;
    }

    /**
     * The endpoint as the container takes it.
     *
     * @param script the version of the script that pages get now
     */
    public static ServerEndpointConfig config(Node node, DjustConfig config, String script,
            Supplier<Handshake> handshakes) {
        Admission admission = new Admission(config.limits());
        return ServerEndpointConfig.Builder.create(LiveEndpoint.class, PATH)
                .configurator(new LiveConfigurator(handshakes,
                        () -> new LiveEndpoint(node, admission, config.wire(), script)))
                .build();
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        SessionTransport transport = new SessionTransport(session, wire.outboundMaxKb() * 1024L);
        Handshake handshake = (Handshake) session.getUserProperties().get(Handshake.class.getName());
        if (handshake == null) {
            transport.close(org.djust.internal.protocol.CloseReason.STOP, "The handshake did not pass djust's filter.");
            return;
        }
        if (!PROTOCOL.equals(handshake.protocol())) {
            transport.close(org.djust.internal.protocol.CloseReason.REMOUNT,
                    "This server speaks version " + PROTOCOL + " of the protocol.");
            return;
        }
        String limit = admission.enter(handshake);
        if (limit != null) {
            transport.close(org.djust.internal.protocol.CloseReason.RETRY, limit);
            return;
        }
        Connection opened = node.connect(transport, handshake.identity(), handshake.address());
        if (handshake.identity().user() != null) {
            opened.session(handshake.session());
        }
        if (handshake.script() != null && !handshake.script().isEmpty() && !handshake.script().equals(script)) {
            opened.outdated();
        }
        begin(handshake, opened);
        transport.onDrained(opened::drained);
        try {
            listen(session, opened);
        } finally {
            if (!session.isOpen()) {
                // It closed while it opened, and onClose may have come too early to see the connection.
                end();
            }
        }
    }

    private void listen(Session session, Connection opened) {
        int max = wire.frameMaxKb() * 1024;
        session.setMaxTextMessageBufferSize(max);
        session.addMessageHandler(String.class, new BoundedText(max, opened));
        // in parts, so that the container keeps nothing of it
        session.addMessageHandler(ByteBuffer.class,
                (MessageHandler.Partial<ByteBuffer>) (part, last) -> opened.notText());
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> opened.heard());
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        end();
    }

    private synchronized void begin(Handshake handshake, Connection opened) {
        admitted = handshake;
        connection = opened;
    }

    private synchronized void end() {
        if (connection != null) {
            admission.leave(admitted);
            connection.closed();
            connection = null;
        }
    }

    @Override
    public void onError(Session session, Throwable failure) {
        // Lost connections are everyday, and the close that follows is what counts; anything else is a defect.
        LOG.log(failure instanceof IOException ? Level.FINE : Level.WARNING, "WebSocket " + session.getId(), failure);
    }
}
