/** Pages: the first render of a view over HTTP. */
package org.djust.internal.http;
