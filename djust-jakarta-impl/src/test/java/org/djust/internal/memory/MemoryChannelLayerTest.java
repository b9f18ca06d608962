package org.djust.internal.memory;

import java.time.Duration;
import java.util.logging.Logger;

import org.djust.spi.ChannelLayer;
import org.djust.spi.channel.HubLimits;
import org.djust.spi.tck.ChannelLayerContract;
import org.djust.spi.tck.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class MemoryChannelLayerTest extends ChannelLayerContract {

    private static final Logger LOG = Logger.getLogger(HubLimits.class.getPackageName());

    @BeforeAll
    static void keepExpectedFailuresOutOfTheLog() {
        LOG.setUseParentHandlers(false);
    }

    @AfterAll
    static void logAgain() {
        LOG.setUseParentHandlers(true);
    }

    private final TestServices services = new TestServices();

    @AfterEach
    void close() {
        services.close();
    }

    @Override
    protected ChannelLayer layer() {
        ChannelLayer layer = new MemoryChannelLayer(new HubLimits(CAPACITY, Duration.ofMinutes(1)));
        layer.start(services.node());
        return layer;
    }
}
