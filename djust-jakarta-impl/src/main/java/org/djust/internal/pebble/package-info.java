/**
 * Templates in Pebble's language; the only package that knows Pebble.
 */
package org.djust.internal.pebble;
