package org.djust.internal.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

import org.djust.spi.Settings;

/**
 * The nodes of the application.
 *
 * @param name  {@code djust.node.name} (the host's name): what people call this node
 * @param lease {@code djust.cluster.lease} (PT6S): a node that is not heard of for so long is suspected
 * @param grace {@code djust.presence.grace} (PT20S): how much longer until it counts as dead
 */
public record Nodes(String name, Duration lease, Duration grace) {

    static Nodes read(Settings settings) {
        return new Nodes(name(settings), settings.duration("djust.cluster.lease", "PT6S", "PT1S"),
                settings.duration("djust.presence.grace", "PT20S", "PT1S"));
    }

    private static String name(Settings settings) {
        String key = "djust.node.name";
        String name = settings.text(key, null);
        if (name == null) {
            return host();
        }
        if (!name.matches("\\P{Cntrl}{1,100}")) {
            settings.problem(key + " is not one line of at most 100 characters.");
        }
        return name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // the host has a name that it doesn't know the address of; the message begins with the name
            return e.getMessage().split(":")[0];
        }
    }
}
