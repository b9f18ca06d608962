package org.djust.internal.descriptor;

import java.util.Locale;

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
            TemplateCheck.check(template).forEach(finding -> problems.add(type, withoutStop(finding)));
            EventAttributes attributes = new EventAttributes();
            template.outline(attributes);
            attributes.uses().forEach(use -> check(type, use, fields, methods));
            return new ViewTemplate(template, viewName);
        } catch (TemplateException e) {
            problems.add(type, withoutStop(e.getMessage()));
            return null;
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

    private static String withoutStop(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
