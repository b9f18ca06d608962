package org.djust.internal.descriptor;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.djust.LiveView;
import org.djust.internal.render.ViewTemplate;
import org.djust.spi.TemplateEngine;

/** Reads the live view classes of an application and reports every mistake in them. Used by one thread. */
public final class DescriptorReader {

    private final Problems problems;
    private final Readers readers = new Readers();
    private final TemplateReader templates;
    private final Map<Class<?>, Placed> placed = new HashMap<>();

    private record Placed(PathPattern path, Roles roles) {
    }

    public DescriptorReader(TemplateEngine engine, Problems problems) {
        this.templates = new TemplateReader(engine, problems);
        this.problems = problems;
    }

    /** Gives a class, to be read later, a path and a role that its annotations don't know. */
    public void place(Class<?> type, PathPattern path, String role) {
        placed.put(type, new Placed(path, new Roles(false, Set.of(role))));
    }

    /** Descriptors of the classes, in order of their names; only good for use when there were no problems. */
    public List<ViewDescriptor> read(Collection<Class<?>> types) {
        Map<String, Long> simpleNames = types.stream()
                .collect(Collectors.groupingBy(Class::getSimpleName, Collectors.counting()));
        List<ViewDescriptor> views = new ArrayList<>();
        types.stream().sorted(Comparator.comparing(Class::getName)).forEach(type -> {
            boolean unique = simpleNames.get(type.getSimpleName()) == 1;
            views.add(read(type, unique ? type.getSimpleName() : type.getName()));
        });
        checkPaths(views);
        templates.checkEmbedded(views);
        return List.copyOf(views);
    }

    private ViewDescriptor read(Class<?> type, String name) {
        checkClass(type);
        PathPattern path = path(type);
        Fields fields = new FieldsReader(type, readers, problems).read();
        Methods methods = new MethodsReader(type, path, fields, readers, problems).read();
        ViewTemplate template = templates.read(type, name, fields, methods);
        Roles roles = placed.containsKey(type) ? placed.get(type).roles : Roles.ofView(type);
        return new ViewDescriptor(type, name, path, TemplateReader.name(type), template, roles, fields,
                methods, templates.embeds(type));
    }

    private void checkClass(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            problems.add(type,
                    "an abstract class or interface can't be a live view: move @LiveView to a class that has "
                            + "instances");
        } else if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            problems.add(type, "an inner class can't be a live view: make it static");
        }
    }

    /** Null without a usable one. */
    private PathPattern path(Class<?> type) {
        if (placed.containsKey(type)) {
            return placed.get(type).path;
        }
        String path = type.getAnnotation(LiveView.class).value();
        try {
            return path.isEmpty() ? null : PathPattern.parse(path);
        } catch (IllegalArgumentException e) {
            problems.add(type, e.getMessage());
            return null;
        }
    }

    private void checkPaths(List<ViewDescriptor> views) {
        for (int i = 0; i < views.size(); i++) {
            for (ViewDescriptor other : views.subList(i + 1, views.size())) {
                PathPattern path = views.get(i).path();
                if (path != null && other.path() != null && path.overlaps(other.path())) {
                    problems.add(views.get(i).type(),
                            "its path \"" + path + "\" and the path \"" + other.path() + "\" of "
                                    + other.type().getName() + " match the same pages: change one");
                }
            }
        }
    }
}
