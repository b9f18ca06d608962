/** An application full of mistakes: it is not deployed, and its developer is told all of them at once. */
package org.djust.it.deployment;
