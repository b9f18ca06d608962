/**
 * Several servers as one site: nodes that are killed, paused and started again, Redis that goes away and comes back, and
 * clients that notice nothing but a short wait. The {@code *ClusterIT} classes start their own servers, so the modules
 * that run a test on one server leave them out.
 */
package org.djust.it.cluster;
