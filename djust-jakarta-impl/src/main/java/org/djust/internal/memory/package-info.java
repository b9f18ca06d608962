/**
 * The backends for one node: state, channels and the roster of itself in this Java process's memory.
 */
package org.djust.internal.memory;
