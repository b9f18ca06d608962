package org.djust.redis;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Registers the beans of this library. */
public class RedisExtension implements Extension {

    void register(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(RedisProducer.class, RedisProducer.class.getName());
    }
}
