/** Measures the reference pages on a real server, through plain sockets. Single-threaded: its cost is part of every figure. */
package org.djust.bench;
