/** A page with views in it that share a map: nothing of it may be lost, doubled or differ between them. */
package org.djust.it.cluster.desk;
