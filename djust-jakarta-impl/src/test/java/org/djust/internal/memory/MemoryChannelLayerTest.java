package org.djust.internal.memory;

import java.util.logging.Logger;

import org.djust.spi.ChannelLayer;
import org.djust.spi.tck.ChannelLayerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MemoryChannelLayerTest extends ChannelLayerContract {

    private static final Logger LOG = Logger.getLogger(MemoryChannelLayer.class.getName());

    @BeforeAll
    static void keepExpectedFailuresOutOfTheLog() {
        LOG.setUseParentHandlers(false);
    }

    @AfterAll
    static void logAgain() {
        LOG.setUseParentHandlers(true);
    }

    @Override
    protected ChannelLayer layer() {
        return new MemoryChannelLayer();
    }
}
