package org.djust.spi.check;

import java.util.List;
import java.util.function.Function;

/** Looks for what is wrong with settings; found by {@link java.util.ServiceLoader}. Used by one thread at a time, which may wait for the network. */
public interface Check {

    /**
     * What there is to tell, in any order; never throws because of what it finds.
     *
     * @param source a setting by its key, null when it is not set. A check asks for all settings that its part reads, whether they matter now or not: what
     *               nobody asks for is reported as unknown
     * @param nodes  how many nodes the application is to run on; 0 when nobody said
     */
    List<Finding> check(Function<String, String> source, int nodes);
}
