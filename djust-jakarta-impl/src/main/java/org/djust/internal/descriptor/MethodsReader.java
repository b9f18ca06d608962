package org.djust.internal.descriptor;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.djust.Connected;
import org.djust.EventHandler;
import org.djust.Mount;
import org.djust.Subscribe;

/** Reads the methods of one view class that the runtime calls. */
final class MethodsReader {

    private final Class<?> type;
    private final Fields fields;
    private final ParametersReader parameters;
    private final Problems problems;
    private final Map<String, Handler> handlers = new LinkedHashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private Callback mount;
    private Callback connected;

    /** @param path may be null when it could not be read */
    MethodsReader(Class<?> type, PathPattern path, Fields fields, Readers readers, Problems problems) {
        this.type = type;
        this.fields = fields;
        this.parameters = new ParametersReader(path, readers, problems);
        this.problems = problems;
    }

    Methods read() {
        for (Method method : Hierarchy.methods(type)) {
            if (method.isAnnotationPresent(EventHandler.class)) {
                addHandler(method);
            }
            if (method.isAnnotationPresent(Mount.class)) {
                mount = once(method, mount, new Callback(call(method, "@Mount"), parameters.ofMount(method)), "@Mount");
            }
            if (method.isAnnotationPresent(Connected.class)) {
                connected = once(method, connected, connected(method), "@Connected");
            }
            if (method.isAnnotationPresent(Subscribe.class)) {
                addSubscription(method);
            }
        }
        return new Methods(Map.copyOf(handlers), List.copyOf(subscriptions), mount, connected);
    }

    private void addHandler(Method method) {
        String given = method.getAnnotation(EventHandler.class).value();
        String name = given.isEmpty() ? method.getName() : given;
        Roles own = Roles.of(method);
        Handler handler = new Handler(name, call(method, "@EventHandler"), own == null ? Roles.ofView(type) : own,
                parameters.ofHandler(method));
        if (handlers.put(name, handler) != null) {
            problems.add(method, "another handler is called \"" + name + "\", too: name one of them with "
                    + "@EventHandler(\"...\")");
        }
    }

    private Callback once(Method method, Callback present, Callback callback, String annotation) {
        if (present != null) {
            problems.add(method, "another method is marked " + annotation + ", too: keep one");
        }
        return callback;
    }

    private Callback connected(Method method) {
        if (method.getParameterCount() > 0) {
            problems.add(method, "a @Connected method takes no parameters: remove them");
        }
        return new Callback(call(method, "@Connected"), List.of());
    }

    private void addSubscription(Method method) {
        String pattern = method.getAnnotation(Subscribe.class).value();
        Call call = call(method, "@Subscribe");
        if (method.getParameterCount() != 1) {
            problems.add(method, "a @Subscribe method takes exactly one parameter, the payload: change its parameters");
            return;
        }
        try {
            StorableTypes.shape(method.getGenericParameterTypes()[0]);
        } catch (UnsupportedTypeException e) {
            problems.add(method, "its payload can't be sent as JSON and read again, because " + e.getMessage()
                    + ": change the parameter's type");
        }
        subscriptions.add(new Subscription(pattern, topicFields(method, pattern), call));
    }

    private Map<String, StateField> topicFields(Method method, String pattern) {
        Map<String, StateField> named = new LinkedHashMap<>();
        Subscription.VARIABLE.matcher(pattern).results().map(variable -> variable.group(1)).forEach(name -> {
            StateField field = fields.named(name);
            if (field == null) {
                problems.add(method, "its topic \"" + pattern + "\" names {" + name + "}, but the view has no state "
                        + "field of that name: " + Names.hint("known are", fields.all().map(StateField::name)));
            } else {
                named.put(name, field);
            }
        });
        return named;
    }

    private Call call(Method method, String annotation) {
        if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
            problems.add(method, "a method marked " + annotation + " can be neither static nor private: remove that");
        }
        return new Call(method);
    }
}
