package org.djust.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One connection that carries several idle views. */
final class ViewsConnection implements WebSocket.Listener {

    private final List<Http.Page> pages;
    private final Runnable whenJoined;
    private int joined;

    private ViewsConnection(List<Http.Page> pages, Runnable whenJoined) {
        this.pages = pages;
        this.whenJoined = whenJoined;
    }

    /** @param pages one for each view, got before */
    static void open(EventLoop loop, Server server, List<Http.Page> pages, Runnable whenJoined) {
        new WebSocket(loop, server.address(), "/djust/ws?v=1", pages.get(0).cookie(),
                new ViewsConnection(pages, whenJoined));
    }

    @Override
    public void open(WebSocket opened) {
        for (int view = 0; view < pages.size(); view++) {
            opened.send("[\"j\"," + view + ",\"" + pages.get(view).token() + "\",1,0]");
        }
    }

    @Override
    public void message(WebSocket from, ByteBuffer bytes, int offset, int length) {
        char kind = (char) bytes.get(offset + 2);
        if (kind == 'j' && ++joined == pages.size()) {
            whenJoined.run();
        } else if (kind == 'x') {
            byte[] text = new byte[length];
            bytes.get(offset, text);
            throw new IllegalStateException("The server answered " + new String(text, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void closed(int code) {
        if (code != 1000) {
            throw new IllegalStateException("The server closed a connection of many views with code " + code + ".");
        }
    }
}
