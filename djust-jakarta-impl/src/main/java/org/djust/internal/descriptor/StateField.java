package org.djust.internal.descriptor;

import java.lang.reflect.Field;
import java.lang.reflect.Type;

import jakarta.json.JsonValue;
import jakarta.validation.Valid;

/** A field of a view. Immutable. */
public final class StateField {

    private final Field field;
    private final BoundParameter model;

    /** @param reader reads values from browsers; null unless browsers may set the field */
    StateField(Field field, ValueReader reader) {
        field.setAccessible(true);
        this.field = field;
        this.model = reader == null ? null : new BoundParameter(field.getName(), field.getType(), reader);
    }

    public String name() {
        return field.getName();
    }

    public Type type() {
        return field.getGenericType();
    }

    /** The class that declares it. */
    public Class<?> owner() {
        return field.getDeclaringClass();
    }

    public Object get(Object bean) {
        try {
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Can't read " + field, e);
        }
    }

    public void set(Object bean, Object value) {
        try {
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Can't write " + field, e);
        }
    }

    /** The field's value for what a browser sent; only for a field that browsers may set. */
    public Object bind(JsonValue value) throws BindException {
        return model.bind(value, owner().getName());
    }

    /** Whether the value's own constraints count, too. */
    boolean isValidated() {
        return field.isAnnotationPresent(Valid.class);
    }

    boolean isModel() {
        return model != null;
    }
}
