package org.djust.internal.view;

import java.time.Duration;
import java.util.Map;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.djust.internal.descriptor.BindException;
import org.djust.internal.descriptor.Handler;
import org.djust.internal.descriptor.StateField;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.log.Event;
import org.djust.internal.protocol.ErrorCode;

/**
 * Calls one view's application code, and nothing that the view, its roles and its constraints don't allow. Used from
 * the view's mailbox only.
 */
final class Calls {

    /** What came of a call; {@code code} is null when it was done. */
    record Outcome(ErrorCode code, String message, Duration retryAfter) {
        static final Outcome DONE = new Outcome(null, null);

        Outcome(ErrorCode code, String message) {
            this(code, message, Duration.ZERO);
        }

        /** The handler was not called, because it was called too often. */
        static Outcome limited(Duration retryAfter) {
            return new Outcome(ErrorCode.LIMITED, Messages.limited(retryAfter), retryAfter);
        }

        boolean done() {
            return code == null;
        }

        /** Whether the view keeps what the call did; of bad values it keeps the messages. */
        boolean kept() {
            return code == null || code == ErrorCode.BAD;
        }
    }

    /** A call of application code. */
    interface Call {
        void run() throws Throwable;
    }

    private final ViewDescriptor view;
    private final Object bean;
    private final Services services;
    private final ViewContext context;
    private FieldErrors errors = FieldErrors.NONE;

    Calls(ViewDescriptor view, Object bean, Services services, ViewContext context) {
        this.view = view;
        this.bean = bean;
        this.services = services;
        this.context = context;
    }

    FieldErrors errors() {
        return errors;
    }

    void errors(Map<String, String> messages) {
        errors = messages.isEmpty() ? FieldErrors.NONE : new FieldErrors(messages);
    }

    Outcome event(String name, JsonObject params, Identity identity) {
        Handler handler = view.handler(name);
        if (handler == null) {
            return new Outcome(ErrorCode.UNKNOWN, Messages.unknownHandler(name));
        }
        if (!mayUse(identity) || !handler.roles().allows(identity.roles()::contains)) {
            return forbidden(name);
        }
        return guarded("Handler " + name, () -> {
            Object[] arguments = handler.bind(params);
            Map<String, String> violations = services.validation().violations(bean, handler, arguments);
            errors(violations);
            if (violations.isEmpty()) {
                handler.invoke(bean, arguments);
            }
        });
    }

    Outcome model(String name, JsonValue value, Identity identity) {
        StateField field = view.model(name);
        if (field == null) {
            return new Outcome(ErrorCode.UNKNOWN, Messages.unknownModel(name));
        }
        if (!mayUse(identity)) {
            return forbidden(name);
        }
        return guarded("Setting field " + name, () -> {
            Object converted = field.bind(value);
            Map<String, String> violations = services.validation().violations(bean, field, converted);
            errors(violations);
            if (violations.isEmpty()) {
                field.set(bean, converted);
            }
        });
    }

    private Outcome forbidden(String name) {
        context.log(Event.ACCESS_REFUSED, name);
        return new Outcome(ErrorCode.FORBIDDEN, Messages.forbidden(name));
    }

    boolean mayUse(Identity identity) {
        return view.roles().allows(identity.roles()::contains);
    }

    /** Runs a call; what it throws is logged, and told to the page by an error id only. */
    Outcome guarded(String what, Call call) {
        try {
            call.run();
            return Outcome.DONE;
        } catch (BindException e) {
            errors(Map.of(e.field(), "must be " + e.expected()));
            Notices.refused(view.name(), e);
            return new Outcome(ErrorCode.BAD, Messages.refused(e));
        } catch (Throwable e) {
            // Even a stack overflow or a lack of memory: were it not undone, half of a call would be kept.
            return failed(what, e);
        }
    }

    Outcome failed(String what, Throwable cause) {
        services.stats().failed.increment();
        String id = Messages.errorId();
        context.log(Event.CALL_FAILED, id);
        Notices.failed(id, view.name(), what, cause);
        return new Outcome(ErrorCode.FAILED, Messages.failed(id));
    }
}
