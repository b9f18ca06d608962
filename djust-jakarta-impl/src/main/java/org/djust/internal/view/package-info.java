/**
 * The runtime of live views: one mailbox a view, calls of the application's methods, state, what the page shows, and
 * connections. Plain Java: what a container provides comes in through {@link org.djust.internal.view.Services}.
 */
package org.djust.internal.view;
