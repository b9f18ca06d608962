/** Connections that break at any moment: every event is applied exactly once, in order, and the page is right. */
package org.djust.it.exactlyonce;
