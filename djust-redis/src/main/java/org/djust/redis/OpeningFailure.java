package org.djust.redis;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.djust.spi.StateUnavailableException;
import org.djust.spi.StateUnavailableException.Reason;

/** Says in one sentence why there is no connection to a Redis that can be used. */
final class OpeningFailure {

    private OpeningFailure() {
    }

    /** Names the address, and no password. */
    static String sentence(RedisUrl url, StateUnavailableException e) {
        if (noPrimary(e)) {
            return Messages.noPrimary(url.address());
        }
        if (e.reason() != Reason.REFUSED) {
            return Messages.unreachable(url.address(), why(url, e));
        }
        String refusal = e.getMessage();
        if (refusal.contains("WRONGPASS") || refusal.contains("NOAUTH") || refusal.contains("AUTH <password>")) {
            return Messages.wrongLogin(url.address());
        }
        // the latter is what Redis 7 says of a script's commands
        boolean permission = refusal.contains("NOPERM") || refusal.contains("user executing the script");
        return permission ? Messages.noPermission(refusal) : Messages.notUsable(refusal);
    }

    private static boolean noPrimary(StateUnavailableException e) {
        return causes(e).anyMatch(cause -> cause instanceof Sentinels.NoPrimaryException);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    private static String why(RedisUrl url, StateUnavailableException e) {
        if (e.reason() == Reason.TIMED_OUT) {
            // a Redis without TLS waits for the rest of what it takes for a command
            return url.tls() ? "no answer in time, as from a Redis without TLS" : "no answer in time";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            for (Throwable hidden : cause.getSuppressed()) {
                if (hidden instanceof ConnectException) {
                    return "connection refused";
                }
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return "connection refused";
            }
            if (cause instanceof UnknownHostException) {
                return "the host is unknown";
            }
            if (cause instanceof SSLException) {
                return "TLS: " + cause.getMessage();
            }
        }
        return "what listens there does not speak Redis' protocol";
    }
}
