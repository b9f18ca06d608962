/** Pages that show what a live view can do, each a class and its template below {@code templates/}. */
package org.djust.samples;
