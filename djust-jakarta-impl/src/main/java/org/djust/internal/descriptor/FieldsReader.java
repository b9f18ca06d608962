package org.djust.internal.descriptor;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.djust.Model;
import org.djust.Temporary;

/** Reads the state of one view class. */
final class FieldsReader {

    /** The template finds validation messages there. */
    private static final String RESERVED = "errors";
    private static final Set<String> INJECTING = Set.of("jakarta.inject.Inject", "jakarta.annotation.Resource",
            "jakarta.ejb.EJB", "jakarta.persistence.PersistenceContext", "jakarta.persistence.PersistenceUnit",
            "jakarta.xml.ws.WebServiceRef");

    private final Class<?> type;
    private final Readers readers;
    private final Problems problems;
    private final List<StateField> stored = new ArrayList<>();
    private final List<StateField> temporary = new ArrayList<>();
    private final Map<String, String> shapes = new TreeMap<>();
    private final Map<String, Function<Object, Object>> variables = new LinkedHashMap<>();

    FieldsReader(Class<?> type, Readers readers, Problems problems) {
        this.type = type;
        this.readers = readers;
        this.problems = problems;
    }

    Fields read() {
        for (Field field : Hierarchy.fields(type)) {
            if (isState(field)) {
                add(field);
            } else if (field.isAnnotationPresent(Temporary.class) || field.isAnnotationPresent(Model.class)) {
                problems.add(field, "@Temporary and @Model are for state, but a static, transient or injected field is "
                        + "none: remove the annotation or the modifier");
            }
        }
        Hierarchy.methods(type).forEach(this::addGetter);
        return new Fields(List.copyOf(stored), List.copyOf(temporary), Schema.tag(shapes), Map.copyOf(variables));
    }

    private static boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())
                && Arrays.stream(field.getAnnotations()).map(Annotation::annotationType).map(Class::getName)
                        .noneMatch(INJECTING::contains);
    }

    private void add(Field field) {
        if (Modifier.isFinal(field.getModifiers())) {
            problems.add(field, "state can't be final, because it is set when a view is resumed: remove final, or make "
                    + "the field static or transient");
        }
        if (field.getName().equals(RESERVED)) {
            problems.add(field, "templates find validation messages under this name: rename the field");
        }
        StateField state = new StateField(field, model(field));
        if (variables.put(field.getName(), state::get) != null) {
            problems.add(field, "a superclass has a field of the same name: rename one");
        }
        if (field.isAnnotationPresent(Temporary.class)) {
            temporary.add(state);
        } else {
            stored.add(state);
            shapes.put(field.getName(), shape(field));
        }
    }

    private ValueReader model(Field field) {
        if (field.isAnnotationPresent(Model.class)) {
            try {
                return readers.of(field.getGenericType());
            } catch (UnsupportedTypeException e) {
                problems.add(field, "@Model can't be set from a form control, because " + e.getMessage()
                        + ": use a primitive, String, enum, java.time type or a list of those");
            }
        }
        return null;
    }

    private String shape(Field field) {
        try {
            return StorableTypes.shape(field.getGenericType());
        } catch (UnsupportedTypeException e) {
            problems.add(field, "state of this type can't be stored as JSON and read again, because " + e.getMessage()
                    + ": change the type, or mark the field transient or @Temporary");
            return "";
        }
    }

    private void addGetter(Method method) {
        boolean getter = Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 0 && method.getReturnType() != void.class;
        int prefix = method.getName().startsWith("get") ? 3
                : method.getName().startsWith("is") && method.getReturnType() == boolean.class ? 2 : 0;
        if (getter && prefix > 0 && method.getName().length() > prefix) {
            Call call = new Call(method);
            String name = Introspector.decapitalize(method.getName().substring(prefix));
            variables.putIfAbsent(name, call::get);
        }
    }
}
