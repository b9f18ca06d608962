/** What a node tells operators of itself and its store, by MicroProfile Health and by Diagnostics. */
package org.djust.it.health;
