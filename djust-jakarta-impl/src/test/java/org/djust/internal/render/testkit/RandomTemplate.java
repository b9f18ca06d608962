package org.djust.internal.render.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Random template sources whose HTML is valid, so that browsers read it as it is written. */
final class RandomTemplate {
    static final int FLAGS = 4;
    private static final String[] SPACE = {"", "\n", " ", "\n  "};

    private final Random random;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private int ids;
    private int loops;

    RandomTemplate(Random random) {
        this.random = random;
        String main = flow(0, null);
        switch (random.nextInt(4)) {
            case 0 -> sources.put("view.html", main);
            case 1 -> sources.put("view.html",
                    "<!DOCTYPE html>\n<html><head><title>{{ title }}</title></head>\n<body class=\"{{ n }}\">" + main
                            + "\n</body></html>\n");
            case 2 -> sources.put("view.html", "<html><body><h1>{{ title }}</h1><main class=\"x{{ n }}\" dj-root>"
                    + main + "</main><p id=\"after\">{{ n }}</p></body></html>");
            default -> {
                sources.put("layout.html",
                        "<html><head></head><body>{% block top %}<p>{{ n }}</p>{% endblock %}{% block content %}{% endblock %}</body></html>");
                sources.put("view.html", "{% extends \"layout.html\" %}{% block content %}" + main + "{% endblock %}");
            }
        }
    }

    Map<String, String> sources() {
        return sources;
    }

    /** @param item name of the loop's variable, a {@code Row}, or null */
    private String flow(int depth, String item) {
        StringBuilder out = new StringBuilder();
        int parts = depth == 0 ? 3 + random.nextInt(3) : 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            out.append(pick(SPACE)).append(depth > 2 ? inline(depth, item) : part(depth + 1, item));
        }
        return out.append(pick(SPACE)).toString();
    }

    private String part(int depth, String item) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> element("div", depth, item, flow(depth, item));
            case 2 -> element("section", depth, item, flow(depth, item));
            case 3 -> "{% if flag" + random.nextInt(FLAGS) + " %}" + flow(depth, item) + "{% else %}"
                    + flow(depth, item) + "{% endif %}";
            case 4 -> "{% if flag" + random.nextInt(FLAGS) + " %}" + flow(depth, item) + "{% endif %}";
            case 5, 6 -> list(depth);
            case 7, 8 -> table();
            case 9 -> groups(depth);
            case 10 -> form(item);
            case 11 -> svg();
            case 12 -> include(depth);
            case 13 -> raw();
            default -> element("p", depth, item, inline(depth, item));
        };
    }

    private String element(String name, int depth, String item, String content) {
        return "<" + name + attributes(item) + ">" + content + "</" + name + ">";
    }

    private String attributes(String item) {
        String variable = item == null ? "n" : item + ".id";
        return switch (random.nextInt(14)) {
            case 0, 1 -> " id=\"s" + ids++ + "\"";
            case 2 -> " id=\"d" + ids++ + "-{{ " + variable + " }}\"";
            case 3 -> " dj-key='{{ " + variable + " }}'";
            case 4 -> " class=\"c {{ title }}\" id=\"late" + ids++ + "\"";
            case 5 -> "{% if flag0 %} class=\"on\"{% endif %} dj-key=\"opt{{ " + variable + " }}\"";
            case 6 -> "{% if flag1 %} id=\"if" + ids++ + "\"{% endif %}";
            case 7 -> " id=\"{{ key }}\"";
            case 8 -> " dj-key=\"{{ key }}\" id=\"{{ maybe }}\"";
            case 9 -> random.nextInt(4) == 0 ? " dj-ignore id=\"ign" + ids++ + "\"" : " data-x=\"{{ title }}{{ n }}\"";
            case 10 -> " title='{{ title }}' hidden";
            default -> "";
        };
    }

    private String inline(int depth, String item) {
        String row = item == null ? "title" : item + ".text";
        return switch (random.nextInt(13)) {
            case 0 -> "{{ title }}";
            case 1 -> "{{ " + row + " }}{{ n }}";
            case 2 -> "<b" + attributes(item) + ">{{ " + row + " }}</b>";
            case 3 -> "<span" + attributes(item) + ">{% if flag2 %}yes{% else %}{{ n }}{% endif %}</span>";
            case 4 -> "<a href=\"{{ url }}\">{{ maybe }}</a>";
            case 5 -> "<img src=\"{{ url }}\" alt='{{ title }}'" + attributes(item) + ">";
            case 6 -> "text &amp; more<br>";
            case 7 -> "<!-- {{ n }} <p id=\"no\"> -->";
            case 8 -> "{{ maybe }}";
            case 9 -> "{% for name in names %}<i dj-key=\"n{{ name }}\">{{ name }}</i>{% endfor %}";
            case 10 -> "{% for name in names %}{{ loop.index }}{{ name }},{% else %}none{% endfor %}";
            case 11 -> "{% set v = n + 1 %}{{ v }}";
            default -> "just text";
        };
    }

    private String variable() {
        return "r" + loops++;
    }

    private String list(int depth) {
        String item = variable();
        String content = random.nextBoolean() ? inline(depth, item)
                : "<b>{{ " + item + ".name }}</b> {{ " + item + ".text | upper }}";
        String end = random.nextInt(4) == 0 ? "" : "</li>";
        String items = random.nextInt(3) == 0 ? "others" : "rows";
        String identity = switch (random.nextInt(6)) {
            case 4 -> " id=\"same\""; // and what is inside depends on which is the first
            case 0 -> "";
            case 1 -> " dj-key=\"{{ " + item + ".id }}\"";
            case 2 -> " class=\"{{ " + item + ".on ? 'on' : 'off' }}\" dj-key=\"{{ " + item + ".id }}\"";
            case 3 -> "{% if " + item + ".on %} class=\"on\"{% endif %} id=\"l" + ids++ + "-{{ " + item + ".id }}\"";
            default -> " id=\"l" + ids++ + "-{{ " + item + ".id }}\"";
        };
        return "<ul" + attributes(null) + ">" + pick(SPACE) + "{% for " + item + " in " + items + " %}" + pick(SPACE)
                + "<li" + identity + ">"
                + content + end + pick(SPACE) + "{% else %}<li>none{% endfor %}</ul>";
    }

    private String table() {
        String row = variable();
        String prefix = "t" + ids++;
        String twice = random.nextInt(3) > 0 ? "" : "{% for " + row + " in rows %}<tr id=\"" + prefix + "b-{{ " + row
                + ".id }}\"><td>{{ " + row + ".kind }}</td></tr>\n{% endfor %}";
        return "<table><tbody" + attributes(null) + ">\n{% for " + row + " in rows %}" + pick(SPACE) + "<tr id=\""
                + prefix + "-{{ " + row + ".id }}\"><td class=\"a {{ "
                + row + ".on ? 'on' : 'off' }}\">{{ " + row + ".id }}</td><td>{{ " + row + ".name }}</td>{% if " + row
                + ".on %}<td><a href=\"{{ "
                + row + ".url }}\">{{ " + row + ".text | abbreviate(5) }}</a></td>{% endif %}</tr>" + pick(SPACE)
                + "{% endfor %}" + twice + "</tbody></table>";
    }

    private String groups(int depth) {
        String group = variable();
        String row = variable();
        return "{% for " + group + " in groups %}<div id=\"{{ " + group + ".id }}-" + ids++ + "\"><h2>{{ " + group
                + ".name }}</h2>{% for "
                + row + " in " + group + ".rows %}" + element("p", depth, row, inline(depth + 1, row))
                + "{% endfor %}</div>{% endfor %}";
    }

    private String form(String item) {
        String bean = variable();
        return "<form" + attributes(item) + "><input name=\"a\" value=\"{{ title }}\"><select>{% for " + bean
                + " in beans %}<option id=\"o" + ids + "{{ "
                + bean + ".id }}\">{{ " + bean + ".text }}{% endfor %}</select><textarea id=\"ta" + ids++
                + "\">{{ title }}</textarea><button>go</button></form>";
    }

    private String svg() {
        return "<svg viewBox=\"0 0 {{ n }} 9\"" + attributes(null) + "><g id=\"svg" + ids++
                + "\"><circle r=\"{{ n }}\"/><title>{{ title }}</title></g>{% for e in map %}<rect id=\"re{{ n }}\"/>{% endfor %}</svg>";
    }

    private String include(int depth) {
        String name = "part" + sources.size() + ".html";
        sources.put(name, "");
        sources.put(name, flow(depth + 1, null));
        return "{% include \"" + name + "\" %}";
    }

    private String raw() {
        return random.nextBoolean() ? "<div>{{ html | raw }}</div>"
                : "{% autoescape false %}{{ html }}{% endautoescape %}";
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
