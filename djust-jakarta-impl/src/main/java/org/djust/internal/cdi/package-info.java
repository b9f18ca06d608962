/** Joins the runtime to its container: the CDI extension, and what it registers. */
package org.djust.internal.cdi;
