/**
 * What an application imports: annotations that make a class a live view, and the few types that it may inject.
 */
package org.djust;
