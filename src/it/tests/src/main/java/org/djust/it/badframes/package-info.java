/** Frames, tokens and origins that are wrong in every way: a clear answer, and no harm to others. */
package org.djust.it.badframes;
