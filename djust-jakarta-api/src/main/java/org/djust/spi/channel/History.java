package org.djust.spi.channel;

import java.util.List;
import java.util.Map;

/**
 * What the network keeps of a topic.
 *
 * @param heads   the number of each origin's last message
 * @param entries the latest, the oldest first
 * @param complete whether the network still has all that it was given; false after it lost data, or when this node was away
 *                for longer than messages are kept
 */
public record History(Map<String, Long> heads, List<Entry> entries, boolean complete) {
}
