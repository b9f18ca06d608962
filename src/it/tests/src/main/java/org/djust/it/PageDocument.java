package org.djust.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page shows of its view, kept up to date by patches: a second reading of {@code docs/protocol.md}, without a
 * DOM. Understands plain tags only, which is what templates of scenarios use. Not thread-safe.
 */
public final class PageDocument {

    private final Map<Integer, PageScope> handles = new HashMap<>();
    private final Map<Integer, String> statics = new HashMap<>();
    private final PageScope root;

    /** What a page's HTML shows. */
    public PageDocument(String html) {
        root = new PageParser(html).root();
        reconnected();
    }

    /** Forgets what was agreed with the server over the last connection. */
    public void reconnected() {
        handles.clear();
        statics.clear();
        handles.put(0, root);
        root.forgetRopes();
    }

    /** The view's outer HTML, without the mark that only the page has. */
    public String html() {
        return root.html().replaceFirst(" dj-view=\"[^\"]*\"", "");
    }

    /** Applies the updates of a patch frame, which begin at its fourth element. */
    public void patch(JsonArray frame) {
        for (JsonValue update : frame.subList(4, frame.size())) {
            apply(update.asJsonArray());
        }
    }

    private void apply(JsonArray update) {
        int handle = update.getInt(0);
        PageScope scope = handles.get(handle);
        int next = 1;
        if (scope == null) {
            scope = handles.get(update.getInt(1)).child(update.getString(2));
            handles.put(handle, scope);
            next = 3;
        }
        if (next < update.size() && update.get(next) instanceof JsonArray ops) {
            if (!scope.hasRope()) {
                scope.beginRope(update.getInt(next + 1, 0), update.getString(next + 2, null));
            }
            scope.become(chunks(ops, scope.chunks()));
        } else {
            for (int i = next; i < update.size(); i += 2) {
                scope.set(update.getInt(i), update.getString(i + 1));
            }
        }
    }

    private List<Object> chunks(JsonArray ops, List<Object> old) {
        List<Object> chunks = new ArrayList<>();
        for (JsonValue op : ops) {
            if (op instanceof JsonString text) {
                chunks.add(text.getString());
            } else if (isStatic(op)) {
                chunks.add(text(op));
            } else if (op.asJsonArray().get(0) instanceof JsonArray inner) {
                chunks.add(PageScope.of(chunks(inner, List.of())));
            } else {
                copy(op.asJsonArray(), old, chunks);
            }
        }
        return chunks;
    }

    private void copy(JsonArray op, List<Object> old, List<Object> chunks) {
        int first = op.getInt(0);
        String separator = op.size() > 2 ? text(op.get(2)) : null;
        if (op.size() == 1) {
            chunks.addAll(old.subList(first, old.size()));
        } else if (op.get(1) instanceof JsonArray groups) {
            for (int g = 0; g < groups.size(); g++) {
                separate(separator, g, chunks);
                chunks.addAll(old.subList(groups.getInt(g), groups.getInt(g) + first));
            }
        } else {
            int n = op.getInt(1);
            for (int i = 0; i < Math.abs(n); i++) {
                separate(separator, i, chunks);
                chunks.add(old.get(n < 0 ? first - i : first + i));
            }
        }
    }

    private static void separate(String separator, int index, List<Object> chunks) {
        if (separator != null && index > 0) {
            chunks.add(separator);
        }
    }

    private static boolean isStatic(JsonValue op) {
        return op.getValueType() == JsonValue.ValueType.NUMBER
                || op instanceof JsonArray array && array.size() == 2 && array.get(1) instanceof JsonString;
    }

    private String text(JsonValue op) {
        if (op instanceof JsonArray definition) {
            statics.put(definition.getInt(0), definition.getString(1));
            return definition.getString(1);
        }
        return statics.get(((JsonNumber) op).intValue());
    }
}
