package org.djust.internal.descriptor;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/** The members of a class and its superclasses, superclasses first. */
final class Hierarchy {

    private Hierarchy() {
    }

    /** In declaration order. */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c : classes(type)) {
            Arrays.stream(c.getDeclaredFields()).filter(field -> !field.isSynthetic()).forEach(fields::add);
        }
        return fields;
    }

    /** What a call reaches: an overridden method is left out. By class, then by name. */
    static List<Method> methods(Class<?> type) {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Class<?> c : classes(type)) {
            Arrays.stream(c.getDeclaredMethods()).filter(method -> !method.isSynthetic())
                    .sorted(Comparator.comparing(Hierarchy::signature)).forEach(method -> {
                        methods.remove(signature(method));
                        methods.put(signature(method), method);
                    });
        }
        return new ArrayList<>(methods.values());
    }

    private static List<Class<?>> classes(Class<?> type) {
        LinkedList<Class<?>> classes = new LinkedList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            classes.addFirst(c);
        }
        return classes;
    }

    /** Private and static methods are never overridden. */
    private static String signature(Method method) {
        String signature = method.getName() + Arrays.toString(method.getParameterTypes());
        boolean own = Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers());
        return own ? signature + method.getDeclaringClass().getName() : signature;
    }
}
