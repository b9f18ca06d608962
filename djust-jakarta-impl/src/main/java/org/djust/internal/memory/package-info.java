/**
 * The backends for one node: state and channels in this Java process's memory.
 */
package org.djust.internal.memory;
