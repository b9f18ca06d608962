package org.djust.internal.descriptor;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

import org.djust.Param;
import org.djust.PathParam;
import org.djust.QueryParam;
import org.djust.internal.descriptor.Callback.Source;

/** Reads the parameters of a view's methods. */
final class ParametersReader {

    private final List<String> pathVariables;
    private final Readers readers;
    private final Problems problems;

    /** @param path null when the view has none */
    ParametersReader(PathPattern path, Readers readers, Problems problems) {
        this.pathVariables = path == null ? null : path.variables();
        this.readers = readers;
        this.problems = problems;
    }

    List<BoundParameter> ofHandler(Method method) {
        List<BoundParameter> bound = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Param param = parameter.getAnnotation(Param.class);
            bound.add(bound(method, parameter, param == null ? "" : param.value(), "@Param(\"...\")"));
        }
        return bound;
    }

    List<Source> ofMount(Method method) {
        List<Source> sources = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            PathParam path = parameter.getAnnotation(PathParam.class);
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            String given = path != null ? path.value() : query != null ? query.value() : "";
            BoundParameter bound = bound(method, parameter, given, "@PathParam(\"...\") or @QueryParam(\"...\")");
            boolean known = pathVariables != null && pathVariables.contains(bound.name());
            if (path != null && pathVariables != null && !known) {
                problems.add(method, "the view's path has no variable {" + bound.name() + "}: "
                        + Names.hint("known are", pathVariables.stream()));
            }
            if (bound.reader().structured()) {
                problems.add(method,
                        "its parameter '" + bound.name() + "' can't be bound, because a URL has no values for "
                                + "the parts of " + parameter.getType().getName()
                                + ": use single values and lists of them");
            }
            sources.add(new Source(bound, bound.name(), path != null || query == null && known));
        }
        return sources;
    }

    private BoundParameter bound(Method method, Parameter parameter, String given, String annotation) {
        String name = given.isEmpty() ? parameter.getName() : given;
        if (given.isEmpty() && !parameter.isNamePresent()) {
            problems.add(method, "the name of its parameter of type " + parameter.getType().getSimpleName()
                    + " is not in the class file: compile with -parameters, or name it with " + annotation);
        }
        return new BoundParameter(name, parameter.getType(), reader(method, parameter, name));
    }

    private ValueReader reader(Method method, Parameter parameter, String name) {
        try {
            return readers.of(parameter.getParameterizedType());
        } catch (UnsupportedTypeException e) {
            problems.add(method, "its parameter '" + name + "' can't be bound, because " + e.getMessage()
                    + ": use a primitive, String, enum, java.time type, a record or bean of those, or a list");
            return value -> null;
        }
    }
}
