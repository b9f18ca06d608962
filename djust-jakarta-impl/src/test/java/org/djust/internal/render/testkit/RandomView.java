package org.djust.internal.render.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A random template, in Pebble's language, and a random model for it that changes step by step. */
public final class RandomView {
    private static final String[] TEXTS =
            {"", "a", "Some text", "<b>&amp;'\"", "größer", "中文 😀", "\uD83D", "line\nline\ttab",
                    "\u2028x\u0001", "Aa", "BB", "]]>", "-->", "\\", "0", "{{ x }}", "null"};
    private static final String[] URLS =
            {"/a?b=c&d=e", "https://example.org/", "javascript:alert(1)", "", "#x", " java\tscript:x",
                    "data:text/html,x", "mailto:a@b.c"};
    private static final String[] HTML =
            {"", "plain", "<i>raw</i>", "<em id=\"raw1\">r</em>", "<u dj-key=\"k1\"><s id='raw2'>x</s></u> and <br>",
                    "<em id=\"raw1\">other</em><em id=\"raw3\"></em>", "<!-- <p id=x> -->"};

    /** An item that can't change. */
    public record Row(int id, String name, String text, boolean on, Kind kind, String url) {
    }

    /** A kind of row. */
    public enum Kind { ONE, TWO }

    /** An item with items. */
    public record Group(String id, String name, List<Row> rows) {
    }

    /** An item that changes in place. */
    public static final class Bean {
        private final int id;
        private String text;

        Bean(int id, String text) {
            this.id = id;
            this.text = text;
        }

        public int getId() {
            return id;
        }

        public String getText() {
            return text;
        }
    }

    private final Random random;
    private final RandomTemplate templates;
    private final Map<String, Object> model = new LinkedHashMap<>();
    private int ids;

    public RandomView(Random random) {
        this.random = random;
        this.templates = new RandomTemplate(random);
        model.put("rows", rows(random.nextInt(12)));
        model.put("others", rows(random.nextInt(5)));
        model.put("groups", groups());
        model.put("beans",
                IntStream.range(0, random.nextInt(5)).mapToObj(i -> new Bean(i, text())).collect(Collectors.toList()));
        model.put("names", new ArrayList<>(List.of(text(), text(), "z")));
        model.put("map", new LinkedHashMap<>(Map.of("k", "v")));
        model.put("title", text());
        model.put("maybe", null);
        model.put("html", HTML[0]);
        model.put("url", URLS[0]);
        model.put("key", "key");
        model.put("n", 1);
        for (int i = 0; i < RandomTemplate.FLAGS; i++) {
            model.put("flag" + i, random.nextBoolean());
        }
    }

    /** Template sources by name; the view's is {@code view.html}. */
    public Map<String, String> sources() {
        return templates.sources();
    }

    /** The model as it is now. */
    public Map<String, Object> model() {
        return model;
    }

    private List<Row> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> row(ids++)).collect(Collectors.toCollection(ArrayList::new));
    }

    private Row row(int id) {
        return new Row(id, text(), text(), random.nextBoolean(), Kind.values()[random.nextInt(2)], pick(URLS));
    }

    private List<Group> groups() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new Group("g" + ids++, text(), rows(random.nextInt(4))))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String text() {
        return random.nextInt(3) == 0 ? "t" + random.nextInt(1000) : pick(TEXTS);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** Changes the state as events would: some changes at once, often none that shows. */
    public void change() {
        for (int i = random.nextInt(3); i >= 0; i--) {
            changeOne();
        }
    }

    @SuppressWarnings("unchecked")
    private void changeOne() {
        switch (random.nextInt(14)) {
            case 0 -> model.put("title", text());
            case 1 -> model.put("maybe", random.nextBoolean() ? null : text());
            case 2 -> model.put("html", pick(HTML));
            case 3 -> model.put("url", pick(URLS));
            case 4 -> model.put("n", random.nextInt(20));
            case 5 -> model.put("key", random.nextInt(3) == 0 ? "" : "key" + random.nextInt(3));
            case 6, 7 -> model.computeIfPresent("flag" + random.nextInt(RandomTemplate.FLAGS), (k, v) -> !(Boolean) v);
            case 8 -> bean((List<Bean>) model.get("beans"));
            case 9 -> model.put("groups", changedGroups((List<Group>) model.get("groups")));
            case 10 -> names((List<String>) model.get("names"));
            default -> {
                String list = random.nextInt(3) == 0 ? "others" : "rows";
                model.put(list, changed((List<Row>) model.get(list)));
            }
        }
    }

    private void bean(List<Bean> beans) {
        if (!beans.isEmpty()) {
            beans.get(random.nextInt(beans.size())).text = text();
        }
        if (random.nextInt(4) == 0) {
            beans.add(new Bean(random.nextInt(8), text()));
        } else if (beans.size() > 4) {
            beans.remove(0);
        }
    }

    private void names(List<String> names) {
        java.util.Collections.shuffle(names, random);
        if (random.nextInt(3) == 0) {
            names.add(text());
        } else if (names.size() > 5) {
            names.clear();
        }
    }

    private List<Group> changedGroups(List<Group> old) {
        List<Group> groups = new ArrayList<>(old);
        if (groups.isEmpty() || random.nextInt(6) == 0) {
            return groups();
        }
        int at = random.nextInt(groups.size());
        Group group = groups.get(at);
        groups.set(at, new Group(group.id(), random.nextBoolean() ? text() : group.name(), changed(group.rows())));
        if (random.nextInt(3) == 0) {
            java.util.Collections.shuffle(groups, random);
        }
        return groups;
    }

    private List<Row> changed(List<Row> old) {
        List<Row> rows = new ArrayList<>(old);
        int at = rows.isEmpty() ? 0 : random.nextInt(rows.size());
        switch (rows.isEmpty() ? 0 : random.nextInt(12)) {
            case 0 -> rows.addAll(rows(1 + random.nextInt(6)));
            case 1 -> rows.addAll(0, rows(1));
            case 2 -> rows.remove(at);
            case 3, 4 -> rows.set(at, row(rows.get(at).id()));
            case 5 -> rows.add(random.nextInt(rows.size()), rows.remove(at));
            case 6 -> java.util.Collections.reverse(rows);
            case 7 -> java.util.Collections.shuffle(rows, random);
            case 8 -> rows.add(random.nextInt(rows.size()), rows.get(at)); // the same object twice
            case 9 -> rows.add(random.nextInt(rows.size()), row(rows.get(at).id())); // another with the same key
            case 10 -> rows.subList(0, random.nextInt(rows.size() + 1)).clear();
            default -> rows.replaceAll(r -> new Row(r.id(), r.name(), r.text(), r.on(), r.kind(), r.url())); // equal, not same
        }
        return rows;
    }
}
