/** Who is where: what nodes tell of their views, merged, and what changes by that for each user. Plain Java. */
package org.djust.internal.presence;
