/** That applications see the nodes that serve them. */
package org.djust.it.nodes;
