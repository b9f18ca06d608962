/** The compared pages with Jakarta Faces as the server brings it, changed through its own ajax. */
package org.djust.bench.faces;
