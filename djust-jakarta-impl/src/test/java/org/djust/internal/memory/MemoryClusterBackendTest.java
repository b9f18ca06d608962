package org.djust.internal.memory;

import org.djust.spi.ClusterBackend;
import org.djust.spi.tck.ClusterBackendContract;

class MemoryClusterBackendTest extends ClusterBackendContract {

    @Override
    protected ClusterBackend open() {
        return new MemoryClusterBackend();
    }
}
