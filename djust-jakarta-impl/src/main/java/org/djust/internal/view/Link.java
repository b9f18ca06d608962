package org.djust.internal.view;

import org.djust.internal.protocol.CloseReason;
import org.djust.internal.protocol.ErrorCode;
import org.djust.internal.protocol.ServerFrames;

/**
 * A view's place on a connection.
 *
 * @param index the number that the client gave the view
 */
record Link(Connection connection, int index) {

    void send(String frame) {
        connection.send(frame);
    }

    void error(long ref, ErrorCode code, String message) {
        if (code == ErrorCode.REMOUNT) {
            connection.remounting();
        }
        connection.send(ServerFrames.error(index, ref, code, message));
    }

    Identity identity() {
        return connection.identity();
    }

    String address() {
        return connection.address();
    }

    void joined(long version, long ref) {
        connection.send(ServerFrames.joined(index, version, ref));
    }

    void token(String token) {
        connection.send(ServerFrames.token(index, token));
    }

    boolean congested() {
        return connection.congested();
    }

    /** Another node has claimed the view, or another connection has joined it. */
    void movedAway(MountedView view) {
        boolean again = connection.intake().mayReclaim(view);
        end(view, again ? ErrorCode.ELSEWHERE : ErrorCode.REMOUNT, Messages.elsewhere());
    }

    /** The connection is to come back later, here or elsewhere. */
    void retryLater() {
        connection.close(CloseReason.RETRY, Messages.storeAwayForPage());
    }

    /** The view is no longer served here; {@code code} tells the client what to do. */
    void end(MountedView view, ErrorCode code, String message) {
        if (connection.intake().end(index, view)) {
            error(0, code, message);
        }
    }
}
