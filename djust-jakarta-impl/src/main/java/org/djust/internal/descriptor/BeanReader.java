package org.djust.internal.descriptor;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;

import jakarta.json.JsonObject;

/** Reads a bean by its setters; what was not sent is left as the constructor made it. */
final class BeanReader extends StructureReader {

    private final Constructor<?> constructor;
    private final Map<String, Method> setters;
    private final Map<String, ValueReader> readers = new TreeMap<>();

    BeanReader(Class<?> type) throws UnsupportedTypeException {
        super(type);
        constructor = Structures.constructor(type);
        setters = Structures.setters(type);
        if (setters.isEmpty()) {
            throw new UnsupportedTypeException(
                    type.getName() + " is neither a value, a record nor a bean with setters");
        }
    }

    @Override
    void link(Readers known) throws UnsupportedTypeException {
        for (Map.Entry<String, Method> setter : setters.entrySet()) {
            try {
                readers.put(setter.getKey(), known.of(setter.getValue().getGenericParameterTypes()[0]));
            } catch (UnsupportedTypeException e) {
                throw e.inside(setter.getKey());
            }
        }
    }

    @Override
    Object make(JsonObject values) throws BindException, ReflectiveOperationException {
        Object bean = constructor.newInstance();
        for (Map.Entry<String, ValueReader> reader : readers.entrySet()) {
            String name = reader.getKey();
            if (values.containsKey(name)) {
                setters.get(name).invoke(bean, part(values, name, reader.getValue()));
            }
        }
        return bean;
    }
}
