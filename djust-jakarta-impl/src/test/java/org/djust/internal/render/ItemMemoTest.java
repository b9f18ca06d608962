package org.djust.internal.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.djust.internal.render.Rendering.Session;
import org.junit.jupiter.api.Test;

/** A loop's item that is the same immutable object isn't rendered again, and the page is right all the same. */
class ItemMemoTest {
    /** Counts how often a component is read; as a record it counts as immutable. */
    public record Item(int id, Counted counted) {
        Item(int id, String text, AtomicInteger reads) {
            this(id, new Counted(text, new Reads(reads.hashCode())));
            COUNTERS.put(reads.hashCode(), reads);
        }
    }

    private static final Map<Integer, AtomicInteger> COUNTERS = new HashMap<>();

    /** A text whose reads are counted. */
    public record Counted(String text, Reads reads) {
        @Override
        public String text() {
            COUNTERS.get(reads.counter()).incrementAndGet();
            return text;
        }
    }

    /** Names a counter. */
    public record Reads(int counter) {
    }

    /** A record that holds something that can change. */
    public record Holder(int id, List<String> texts, StringBuilder text) {
    }

    private static final String LIST =
            "<ul>{% for i in items %}\n<li id=\"i{{ i.id }}\">{{ i.counted.text }}</li>\n{% endfor %}</ul>";
    private final AtomicInteger reads = new AtomicInteger();

    private List<Item> items(int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item(i, "text " + i, reads));
        }
        return items;
    }

    private int readsOf(Session session, Map<String, Object> model) throws Exception {
        StringBuilder out = new StringBuilder();
        reads.set(0);
        session.view.update(model, Locale.ROOT, out);
        int count = reads.get();
        session.client.apply(out.toString());
        assertEquals(Rendering.root("<body>" + session.client.text().substring(6), Map.of()), session.client.text());
        return count;
    }

    @Test
    void unchangedItemsAreNotRenderedWhereverTheyMove() throws Exception {
        List<Item> items = items(20);
        Session session = new Session(LIST, Map.of("items", items));
        assertEquals(0, readsOf(session, Map.of("items", items)));
        List<Item> moved = new ArrayList<>(items);
        Collections.reverse(moved);
        assertEquals(0, readsOf(session, Map.of("items", moved)));
        moved.add(5, new Item(99, "new", reads));
        moved.remove(10);
        assertEquals(1, readsOf(session, Map.of("items", moved)));
        moved.set(3, new Item(moved.get(3).id(), "changed", reads));
        assertEquals(1, readsOf(session, Map.of("items", moved)));
        session.update(Map.of("items", moved));
    }

    @Test
    void equalItemsThatReplaceOthersAreKnownTheNextTime() throws Exception {
        Session session = new Session(LIST, Map.of("items", items(9)));
        List<Item> equal = items(9);
        assertEquals(9, readsOf(session, Map.of("items", equal)));
        assertEquals(0, readsOf(session, Map.of("items", equal)));
    }

    @Test
    void anotherLocaleRendersAll() throws Exception {
        String source = "{% for v in items %}<p id=\"{{ loop.index }}\">{{ v | numberformat('0.0') }}</p>{% endfor %}"
                + "{% for v in items %}<b dj-key=\"{{ v }}\">{{ v | numberformat('0.0') }}</b>{% endfor %}";
        ViewTemplate template = Rendering.template(source);
        Map<String, Object> model = Map.of("items", List.of(1.5, 2.5));
        ClientView view = template.page(model, Locale.ENGLISH).view();
        StringBuilder out = new StringBuilder();
        assertTrue(view.update(model, Locale.GERMAN, out));
        assertTrue(out.indexOf("1,5") > 0 && out.lastIndexOf("2,5") > out.indexOf("2,5"), out::toString);
    }

    @Test
    void twoLoopsOverTheSameItemsKeepTheirOwnScopes() throws Exception {
        List<Item> items = items(3);
        Session session = new Session(LIST + LIST.replace("\"i{", "\"j{").replace("i.counted.text", "i.id"),
                Map.of("items", items));
        Collections.reverse(items);
        session.update(Map.of("items", items));
        items.remove(1);
        session.update(Map.of("items", items));
    }

    @Test
    void anItemThatIsTwiceInTheListIsAScopeOnce() throws Exception {
        List<Item> items = items(3);
        Session session = new Session(LIST, Map.of("items", items));
        items.add(0, items.get(2));
        session.updateScopes(Map.of("items", items));
        items.add(1, items.get(0));
        session.updateScopes(Map.of("items", items));
        items.remove(0);
        items.remove(0);
        session.updateScopes(Map.of("items", items));
    }

    @Test
    void aScopeWithinADuplicateIsRenderedAgainWithoutIt() throws Exception {
        String source =
                "{% for i in items %}<p id=\"same\"><b id=\"b{{ i.id }}\">{{ i.counted.text }}</b></p>{% endfor %}";
        List<Item> items = items(2);
        Session session = new Session(source, Map.of("items", items));
        Collections.reverse(items);
        session.updateScopes(Map.of("items", items));
        items.remove(0);
        session.updateScopes(Map.of("items", items));
    }

    @Test
    void whatCanChangeIsAlwaysRendered() throws Exception {
        Holder holder = new Holder(1, new ArrayList<>(List.of("a")), new StringBuilder("x"));
        Map<String, Object> model = new HashMap<>(Map.of("items", List.of(holder), "other", 1));
        String[] bodies = {"{{ i.texts | first }}", "{{ i.text }}", "{{ other }}{{ i.id }}",
                "{{ loop.length }}{{ other }}", "{{ i }}",
                "{% if other > 1 %}{{ i.id }}{% endif %}", "{% for t in i.texts %}{{ t }}{% endfor %}",
                "{% set y = other %}{{ y }}",
                "{{ max(other, i.id) }}", "{{ i.id | default(other) }}{{ i.texts[0] }}", "{{ i.id + other }}",
                "{{ other is even ? i.id : 0 }}"};
        for (String body : bodies) {
            Session session =
                    new Session("{% for i in items %}<p id=\"{{ i.id }}\">" + body + "</p>{% endfor %}", model);
            holder.texts().set(0, holder.texts().get(0) + "b");
            holder.text().append("y");
            model.put("other", (Integer) model.get("other") + 1);
            session.update(model);
        }
    }

    @Test
    void itemsAtDifferentPlacesInTheHtmlAreRenderedAnew() throws Exception {
        String source = "{% if on %}<table><tbody>{% else %}<div dj-ignore>{% endif %}"
                + "{% for i in items %}<i id=\"{{ i.id }}\">{{ i.counted.text }}</i>{% endfor %}"
                + "{% if on %}</tbody></table>{% else %}</div>{% endif %}";
        List<Item> items = items(2);
        Session session = new Session(source, Map.of("items", items, "on", true));
        session.update(Map.of("items", items, "on", false));
        session.update(Map.of("items", items, "on", true));
    }
}
