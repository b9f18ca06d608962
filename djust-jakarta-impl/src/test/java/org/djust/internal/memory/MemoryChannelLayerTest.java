package org.djust.internal.memory;

import org.djust.spi.ChannelLayer;
import org.djust.spi.tck.ChannelLayerContract;

class MemoryChannelLayerTest extends ChannelLayerContract {

    @Override
    protected ChannelLayer layer() {
        return new MemoryChannelLayer();
    }
}
