/** A page whose buttons may be pressed only so often, on all nodes together. */
package org.djust.it.cluster.meter;
