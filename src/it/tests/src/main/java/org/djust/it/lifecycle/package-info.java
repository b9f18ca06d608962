/** From the first render to leaving: joins, events, acknowledgements, several views on a connection, pings. */
package org.djust.it.lifecycle;
