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
import org.djust.PresenceChange;
import org.djust.Resync;
import org.djust.SharedChange;
import org.djust.Subscribe;

/** Reads the methods of one view class that the runtime calls. */
final class MethodsReader {

    private final Class<?> type;
    private final ParametersReader parameters;
    private final TopicsReader topics;
    private final LimitReader limits;
    private final Problems problems;
    private final Map<String, Handler> handlers = new LinkedHashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<PresenceHook> presenceHooks = new ArrayList<>();
    private final List<SharedHook> sharedHooks = new ArrayList<>();
    private Callback mount;
    private Callback connected;
    private Resynchronisation resync;

    /** @param path null when the view has none */
    MethodsReader(Class<?> type, PathPattern path, Fields fields, Readers readers, Problems problems) {
        this.type = type;
        this.topics = new TopicsReader(fields, problems);
        this.limits = new LimitReader(problems);
        this.parameters = new ParametersReader(path, readers, problems);
        this.problems = problems;
    }

    Methods read() {
        for (Method method : Hierarchy.methods(type)) {
            limits.checkUse(method);
            if (method.isAnnotationPresent(EventHandler.class)) {
                addHandler(method);
            }
            if (method.isAnnotationPresent(Mount.class)) {
                mount = once(method, mount, new Callback(call(method, "@Mount"), parameters.ofMount(method)), "@Mount");
            }
            if (method.isAnnotationPresent(Connected.class)) {
                connected = once(method, connected, connected(method), "@Connected");
            }
            if (method.isAnnotationPresent(Resync.class)) {
                resync = once(method, resync, resync(method), "@Resync");
            }
            if (method.isAnnotationPresent(PresenceChange.class)) {
                presenceHooks.add(topics.presenceHook(method, call(method, "@PresenceChange")));
            }
            if (method.isAnnotationPresent(SharedChange.class)) {
                sharedHooks.add(sharedHook(method));
            }
            if (method.isAnnotationPresent(Subscribe.class)) {
                topics.subscription(method, call(method, "@Subscribe")).ifPresent(subscriptions::add);
            }
        }
        return new Methods(Map.copyOf(handlers), List.copyOf(subscriptions), List.copyOf(presenceHooks),
                List.copyOf(sharedHooks), mount,
                connected, resync);
    }

    private void addHandler(Method method) {
        String given = method.getAnnotation(EventHandler.class).value();
        String name = given.isEmpty() ? method.getName() : given;
        Roles own = Roles.of(method);
        Handler handler = new Handler(name, call(method, "@EventHandler"), own == null ? Roles.ofView(type) : own,
                parameters.ofHandler(method), limits.read(method, name));
        if (handlers.put(name, handler) != null) {
            problems.add(method, "another handler is called \"" + name + "\", too: name one of them with "
                    + "@EventHandler(\"...\")");
        }
    }

    private <T> T once(Method method, T present, T callback, String annotation) {
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

    private SharedHook sharedHook(Method method) {
        String key = method.getAnnotation(SharedChange.class).value();
        if (method.getParameterCount() > 1) {
            problems.add(method, "a @SharedChange method takes nothing, or the value: change its parameters");
        } else if (method.getParameterCount() == 1) {
            topics.checkPayload(method);
        }
        return new SharedHook(key, call(method, "@SharedChange"));
    }

    private Resynchronisation resync(Method method) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length > 1 || types.length == 1 && types[0] != String.class) {
            problems.add(method, "a @Resync method takes nothing, or the topic as a String: change its parameters");
        }
        return new Resynchronisation(call(method, "@Resync"));
    }

    private Call call(Method method, String annotation) {
        if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
            problems.add(method, "a method marked " + annotation + " can be neither static nor private: remove that");
        }
        return new Call(method);
    }
}
