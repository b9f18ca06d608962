/** What the nodes of the cluster serve: one view that shows whether any event was lost, doubled or swapped. */
package org.djust.it.cluster.ledger;
