/** A page whose connection breaks: it stays, comes back, and every click counts once. */
package org.djust.it.browser.reconnect;
