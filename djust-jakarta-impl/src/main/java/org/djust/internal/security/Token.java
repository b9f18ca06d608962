package org.djust.internal.security;

import java.time.Instant;

/**
 * What a verified token says.
 *
 * @param viewId   the view's id
 * @param viewName the name of the view's descriptor
 * @param user     who fetched the page, or null when nobody was signed in
 * @param expiry   the token is good before this, to the second
 */
public record Token(String viewId, String viewName, String user, Instant expiry) {
}
