/** The nodes of the application: this one's lease, and what it makes of the others. Plain Java. */
package org.djust.internal.cluster;
