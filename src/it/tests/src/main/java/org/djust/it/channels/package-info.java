/** That what beans and servlets send reaches the views that it is for, and that views hear of what they missed. */
package org.djust.it.channels;
