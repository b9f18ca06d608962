package org.djust.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;

import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Says of Jedis' exceptions why Redis can't be used.
 *
 * @param address for messages
 * @param timeout that the client has; for messages
 */
record Failures(String address, Duration timeout) {

    StateUnavailableException of(JedisException e) {
        if (e instanceof JedisDataException) {
            return new StateUnavailableException(Reason.REFUSED, Messages.refused(address, e.getMessage()), e);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return new StateUnavailableException(Reason.TIMED_OUT, Messages.timedOut(address, timeout), e);
            }
        }
        if (e instanceof JedisConnectionException || e instanceof JedisClusterOperationException) {
            return new StateUnavailableException(Reason.DISCONNECTED, Messages.disconnected(address), e);
        }
        // the pool has no connection for us: all are in use, and stay so for as long as an answer may take
        return new StateUnavailableException(Reason.TIMED_OUT, Messages.timedOut(address, timeout), e);
    }

    /** Whether asking again at once makes no sense. */
    boolean isFinal(JedisException e) {
        return of(e).reason() != Reason.DISCONNECTED;
    }
}
