/** Checks of an application's settings, and of what they name, that operators run before a deployment and the application at its start. */
package org.djust.spi.check;
