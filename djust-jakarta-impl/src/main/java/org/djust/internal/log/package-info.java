/** What programs that read logs are told, in a form that they can read. */
package org.djust.internal.log;
