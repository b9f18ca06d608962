package org.djust.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Redis of which a test says what is asked of it; all else fails. */
abstract class UnusedRedis implements RedisApi {

    @Override
    public Object[] evaluate(List<Invocation> invocations) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void load(List<Script> scripts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> lives() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // nothing of its own is open
    }
}
