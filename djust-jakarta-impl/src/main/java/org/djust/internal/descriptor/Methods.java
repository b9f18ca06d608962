package org.djust.internal.descriptor;

import java.util.List;
import java.util.Map;

/**
 * The methods of a view class that the runtime calls. Immutable.
 *
 * @param mount     may be null
 * @param connected may be null
 * @param resync    may be null
 */
record Methods(Map<String, Handler> handlers, List<Subscription> subscriptions, List<PresenceHook> presenceHooks,
        List<SharedHook> sharedHooks,
        Callback mount, Callback connected,
        Resynchronisation resync) {
}
