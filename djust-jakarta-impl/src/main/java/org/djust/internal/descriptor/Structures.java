package org.djust.internal.descriptor;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks at records and beans. */
final class Structures {

    private static final String JSONB = "jakarta.json.bind.annotation";

    private Structures() {
    }

    /** Whether the class says how JSON-B reads and writes it. */
    static boolean annotatedForJsonb(Class<?> type) {
        Stream<AnnotatedElement> members = Stream.of(Stream.of(type), Arrays.stream(type.getDeclaredFields()),
                Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .flatMap(elements -> elements);
        return members.flatMap(element -> Arrays.stream(element.getAnnotations())).map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.getPackageName().equals(JSONB));
    }

    /** Refuses what has no instances of its own. */
    static void requireConcrete(Class<?> type) throws UnsupportedTypeException {
        if (type == Object.class) {
            throw new UnsupportedTypeException("java.lang.Object may be anything");
        }
        if (type.getName().startsWith("java.") || type.getName().startsWith("jakarta.")) {
            throw new UnsupportedTypeException(type.getName() + " is neither a value, a record nor a bean");
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new UnsupportedTypeException(type.getName() + " is abstract: nothing says which class to make");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw new UnsupportedTypeException(type.getName() + " is an inner class; make it static");
        }
        if (type.getTypeParameters().length > 0) {
            throw new UnsupportedTypeException(type.getName() + " has type parameters");
        }
    }

    static Constructor<?> constructor(Class<?> type) throws UnsupportedTypeException {
        try {
            return type.getConstructor();
        } catch (NoSuchMethodException e) {
            throw new UnsupportedTypeException(type.getName()
                    + " is neither a value, a record nor a bean: it has no public constructor without parameters");
        }
    }

    /** Public setters, own and inherited, by property name. */
    static Map<String, Method> setters(Class<?> type) {
        Map<String, Method> setters = new TreeMap<>();
        for (Method method : type.getMethods()) {
            if (method.getName().matches("set.+") && method.getParameterCount() == 1 && !method.isBridge()
                    && !Modifier.isStatic(method.getModifiers())) {
                method.setAccessible(true);
                setters.put(Introspector.decapitalize(method.getName().substring(3)), method);
            }
        }
        return setters;
    }

    /** Whether a bean's field has a public getter and a public setter. */
    static boolean isProperty(Class<?> type, Field field) {
        String suffix = Character.toUpperCase(field.getName().charAt(0)) + field.getName().substring(1);
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.getParameterCount() == 0
                && (method.getName().equals("get" + suffix) || method.getName().equals("is" + suffix)))
                && Arrays.stream(type.getMethods()).anyMatch(method -> method.getParameterCount() == 1
                        && method.getName().equals("set" + suffix));
    }
}
