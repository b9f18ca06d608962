/** Connections whose other end has vanished or doesn't read. */
package org.djust.it.halfopen;
