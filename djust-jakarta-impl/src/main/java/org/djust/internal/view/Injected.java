package org.djust.internal.view;

import org.djust.LiveContext;
import org.djust.Presence;

/** What a view has injected that belongs to it alone. */
public record Injected(LiveContext context, Presence presence) {
}
