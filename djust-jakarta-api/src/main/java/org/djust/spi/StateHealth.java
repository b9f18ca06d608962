package org.djust.spi;

import java.util.Map;

/**
 * How a store is.
 *
 * @param up          whether it can be used now
 * @param incarnation names the store's present life, such as the run id of its primary; when it changes, data may be lost, and
 *                    owners make sure that their views are stored. Empty when not known
 * @param details     for operators, such as latency, version, role; never credentials
 */
public record StateHealth(boolean up, String incarnation, Map<String, String> details) {
}
