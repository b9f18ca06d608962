package org.djust.internal.descriptor;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the reader for a type. Used by one thread; the readers are thread-safe. */
final class Readers {

    private final Map<Class<?>, StructureReader> structures = new HashMap<>();

    /** @throws UnsupportedTypeException says why values of the type can't be read from a browser */
    ValueReader of(Type type) throws UnsupportedTypeException {
        if (type instanceof Class<?> c) {
            return ofClass(c);
        }
        if (type instanceof GenericArrayType array && array.getGenericComponentType() instanceof ParameterizedType) {
            throw new UnsupportedTypeException(type.getTypeName() + " is an array of generic types; use a List");
        }
        if (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1) {
            Function<List<Object>, Object> finish = collection((Class<?>) generic.getRawType());
            Type element = generic.getActualTypeArguments()[0];
            if (finish != null) {
                return new ListReader(of(element), finish);
            }
            if (generic.getRawType() == Optional.class) {
                ValueReader reader = of(element);
                return value -> Optional.ofNullable(reader.read(value));
            }
        }
        throw new UnsupportedTypeException(
                type.getTypeName() + " is generic; use a List, a Set, or a record of its own");
    }

    private ValueReader ofClass(Class<?> type) throws UnsupportedTypeException {
        ValueReader simple = SimpleReaders.of(type);
        if (simple != null) {
            return simple;
        }
        if (type.isArray()) {
            Class<?> element = type.getComponentType();
            return new ListReader(of(element), list -> ListReader.toArray(list, element));
        }
        if (collection(type) != null || type == Optional.class) {
            throw new UnsupportedTypeException(type.getTypeName() + " doesn't say what it holds; add a type in <>");
        }
        if (Structures.annotatedForJsonb(type)) {
            return new JsonbReader(type);
        }
        if (structures.containsKey(type)) {
            return structures.get(type);
        }
        Structures.requireConcrete(type);
        StructureReader reader = type.isRecord() ? new RecordReader(type) : new BeanReader(type);
        structures.put(type, reader);
        try {
            reader.link(this);
        } catch (UnsupportedTypeException e) {
            structures.remove(type);
            throw e;
        }
        return reader;
    }

    /** What makes the collection of its elements; null when it is no collection that we make. */
    private static Function<List<Object>, Object> collection(Class<?> type) {
        if (type == List.class || type == Collection.class) {
            return list -> list;
        }
        return type == Set.class ? LinkedHashSet::new : null;
    }
}
