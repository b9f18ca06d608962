package org.djust.internal.view;

import java.util.function.Supplier;

import org.djust.LiveContext;
import org.djust.Presence;
import org.djust.SharedState;

/**
 * What a view has injected that belongs to it.
 *
 * @param shared asked only by views that use it
 */
public record Injected(LiveContext context, Presence presence, Supplier<SharedState> shared) {
}
