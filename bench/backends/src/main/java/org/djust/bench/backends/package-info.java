/** Measures state backends: commits and claims of many views at once, against a Redis on this machine. */
package org.djust.bench.backends;
