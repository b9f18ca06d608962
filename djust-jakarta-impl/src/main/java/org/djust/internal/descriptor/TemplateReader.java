package org.djust.internal.descriptor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.djust.LiveView;
import org.djust.internal.render.TemplateCheck;
import org.djust.internal.render.ViewTemplate;
import org.djust.spi.Template;
import org.djust.spi.TemplateEngine;
import org.djust.spi.TemplateException;

/** Reads the template of one view class and checks it against the class. */
final class TemplateReader {

    private final TemplateEngine engine;
    private final Problems problems;
    private final Map<Class<?>, EmbeddedNames> embedded = new HashMap<>();

    TemplateReader(TemplateEngine engine, Problems problems) {
        this.engine = engine;
        this.problems = problems;
    }

    static String name(Class<?> type) {
        String given = type.getAnnotation(LiveView.class).template();
        return given.isEmpty() ? conventional(type.getSimpleName()) : given;
    }

    /** {@code TodoListView} has {@code todo-list.html}. */
    static String conventional(String simpleName) {
        String bare = simpleName.replaceFirst("(?<=.)View$", "");
        String hyphened = bare.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-");
        return hyphened.toLowerCase(Locale.ROOT) + ".html";
    }

    /** Null when the template can't be used. */
    ViewTemplate read(Class<?> type, String viewName, Fields fields, Methods methods) {
        try {
            Template template = engine.load(name(type));
            EventAttributes attributes = new EventAttributes();
            EmbeddedNames names = new EmbeddedNames();
            outline(type, template, attributes, names);
            attributes.uses().forEach(use -> check(type, use, fields, methods));
            embedded.put(type, names);
            return new ViewTemplate(template, viewName);
        } catch (TemplateException e) {
            problems.add(type, withoutStop(e.getMessage()));
            return null;
        }
    }

    private void outline(Class<?> type, Template template, EventAttributes attributes, EmbeddedNames names) {
        TemplateCheck check = new TemplateCheck();
        try {
            template.outline(new Outlines(List.of(check, attributes, names)));
        } finally {
            check.mistakes().forEach(mistake -> problems.add(type, withoutStop(mistake)));
        }
    }

    private void check(Class<?> type, EventAttributes.Use use, Fields fields, Methods methods) {
        if (use.isModel() && fields.model(use.value()) == null) {
            problems.add(type, use + " names no field marked @Model: "
                    + Names.hint("known are", fields.all().filter(StateField::isModel).map(StateField::name)));
        } else if (!use.isModel() && !methods.handlers().containsKey(use.value())) {
            problems.add(type, use + " names no method marked @EventHandler: "
                    + Names.hint("known are", methods.handlers().keySet().stream()));
        }
    }

    /** Whether the template of a class embeds views. */
    boolean embeds(Class<?> type) {
        return embedded.containsKey(type) && !embedded.get(type).uses().isEmpty();
    }

    /** Checks the embedded views of all templates that were read against all views. */
    void checkEmbedded(List<ViewDescriptor> views) {
        Map<String, EmbeddedNames> known = new HashMap<>();
        views.forEach(view -> known.put(view.name(), embedded.get(view.type())));
        views.stream().filter(view -> embedded.containsKey(view.type()))
                .forEach(view -> embedded.get(view.type()).uses().forEach(use -> check(view.type(), use, known)));
    }

    private void check(Class<?> type, EmbeddedNames.Use use, Map<String, EmbeddedNames> known) {
        String what = "live_render(\"" + use.view() + "\") in template " + use.template() + ", line " + use.line();
        if (use.view() == null) {
            return; // known when it is rendered
        }
        if (!known.containsKey(use.view())) {
            problems.add(type, what + " names no class marked @LiveView: "
                    + Names.hint("known are", known.keySet().stream().sorted()));
        } else if (known.get(use.view()) != null && !known.get(use.view()).hasRoot()) {
            problems.add(type, what + " embeds a view whose template has no element with dj-root: mark one");
        }
    }

    private static String withoutStop(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
