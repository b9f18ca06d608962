package org.djust.internal.render;

import org.djust.spi.Embedder;

/** An {@link Embedder} that is told of each attempt at a render: what was embedded in one that is given up doesn't count. */
public interface Embedding extends Embedder {

    /** The template is rendered from its beginning. */
    void begin();
}
