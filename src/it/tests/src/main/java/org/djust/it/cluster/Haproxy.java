package org.djust.it.cluster;

import java.nio.file.Path;
import java.util.List;

/** HAProxy in front of the nodes. */
final class Haproxy extends Proxy {

    /** @param servers three, each an address and what HAProxy is to know of it, such as {@code backup} */
    Haproxy(Path folder, List<String> servers) {
        configure(folder, "haproxy/djust.cfg", "bind :80", servers);
        // No more connections than this process may have files.
        start(folder, program("haproxy"), "-n", "4000", "-db", "-f", "djust.cfg");
    }
}
