package org.djust.internal.descriptor;

import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;

/** Checks Bean Validation constraints. Thread-safe. */
public final class Validation {

    private final Validator validator;
    private final Map<Handler, Boolean> constrained = new ConcurrentHashMap<>();

    /** @param validator null when the server has none: nothing is checked then */
    public Validation(Validator validator) {
        this.validator = validator;
    }

    /**
     * Messages about a handler's arguments, by parameter name, or by the path of the property when the parameter is a
     * record or bean ({@code email}, {@code address.city}); empty when all is right.
     */
    public Map<String, String> violations(Object bean, Handler handler, Object[] arguments) {
        if (validator == null || !constrained.computeIfAbsent(handler, this::isConstrained)) {
            return Map.of();
        }
        Map<String, String> messages = new TreeMap<>();
        validator.forExecutables().validateParameters(bean, handler.method(), arguments)
                .forEach(violation -> add(messages, key(violation.getPropertyPath(), handler), violation));
        return messages;
    }

    /** Messages about a value for a field, by the field's name or the path of the property below it. */
    public Map<String, String> violations(Object bean, StateField field, Object value) {
        if (validator == null) {
            return Map.of();
        }
        Map<String, String> messages = new TreeMap<>();
        validator.validateValue(field.owner(), field.name(), value)
                .forEach(violation -> add(messages, field.name(), violation));
        if (value != null && field.isValidated()) {
            for (ConstraintViolation<?> violation : validator.validate(value)) {
                String path = properties(violation.getPropertyPath());
                add(messages, path.isEmpty() ? field.name() : path, violation);
            }
        }
        return messages;
    }

    /** The descriptor does not tell of constraints on the elements of a collection. */
    private boolean isConstrained(Handler handler) {
        if (Arrays.stream(handler.method().getGenericParameterTypes()).anyMatch(ParameterizedType.class::isInstance)) {
            return true;
        }
        MethodDescriptor descriptor = validator.getConstraintsForClass(handler.method().getDeclaringClass())
                .getConstraintsForMethod(handler.method().getName(), handler.method().getParameterTypes());
        return descriptor != null && descriptor.hasConstrainedParameters();
    }

    /** Of several messages the same one each time. */
    private static void add(Map<String, String> messages, String key, ConstraintViolation<?> violation) {
        messages.merge(key, violation.getMessage(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    private static String key(Path path, Handler handler) {
        String properties = properties(path);
        if (!properties.isEmpty()) {
            return properties;
        }
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                return handler.parameters().get(node.as(Path.ParameterNode.class).getParameterIndex());
            }
        }
        return handler.name();
    }

    private static String properties(Path path) {
        StringBuilder properties = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PROPERTY) {
                properties.append(properties.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return properties.toString();
    }
}
