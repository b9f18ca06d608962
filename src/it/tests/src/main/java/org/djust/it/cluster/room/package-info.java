/** A page whose visitors hear of each other, and which writes down what it should not have heard. */
package org.djust.it.cluster.room;
