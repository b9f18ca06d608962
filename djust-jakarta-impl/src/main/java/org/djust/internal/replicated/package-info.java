/**
 * Presence without a store: each node holds what all nodes tell, and repairs by itself what it missed.
 */
package org.djust.internal.replicated;
