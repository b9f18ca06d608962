package org.djust.internal.render.testkit;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** A client as docs/protocol.md describes it, on text instead of a DOM, and without any of the server's code. */
public final class RopeClient {
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    private final Scope root;
    private final Map<Integer, Scope> handles = new HashMap<>();
    private final Map<Integer, String> statics = new HashMap<>();
    private final List<Scope> added = new ArrayList<>();

    /** @param document as the HTTP response had it */
    public RopeClient(String document) {
        root = Html.document(document);
        handles.put(0, root);
    }

    /** The root's outer HTML. */
    public String text() {
        return root.text();
    }

    /** Throws unless the client shows what is in this document, and knows the scopes that a browser would find in it. */
    public void assertShows(String document) {
        Scope expected = Html.document(document);
        same(expected.text(), root.text());
        same(expected.outline(), root.outline());
    }

    private static void same(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("The client has\n" + actual + "\ninstead of\n" + expected);
        }
    }

    /** The root's outer HTML in this document. */
    public static String rootOf(String document) {
        return Html.document(document).text();
    }

    /** Starts a new connection: the document stays, all else is forgotten. */
    public void reconnect() {
        handles.clear();
        statics.clear();
        Scope fresh = Html.element(root.text(), "");
        root.parts = fresh.parts;
        root.roped = false;
        handles.put(0, root);
    }

    /** @param updates each preceded by a comma */
    public void apply(String updates) {
        JsonArray patch = JSON.createReader(new StringReader("[0" + updates + "]")).readArray();
        for (int i = 1; i < patch.size(); i++) {
            update(patch.getJsonArray(i));
        }
        for (Scope scope : added) {
            Scope parsed = Html.element(scope.text(), null);
            if (!parsed.key.equals(scope.key)) {
                throw new IllegalStateException("Key of a new scope");
            }
            scope.parts = parsed.parts;
        }
        added.clear();
    }

    private void update(JsonArray update) {
        int handle = update.getInt(0);
        int at = 1;
        if (update.size() > 2 && update.get(2) instanceof JsonString key && update.get(1) instanceof JsonNumber
                && (update.size() == 3 && !isSlots(handle)
                        || update.size() > 3 && update.get(3) instanceof JsonArray)) {
            introduce(handle, update.getInt(1), key.getString());
            at = 3;
        }
        Scope scope = handles.get(handle);
        if (at == update.size()) {
            return;
        }
        if (update.get(at) instanceof JsonArray ops) {
            rope(scope, ops, update, at + 1);
        } else {
            for (; at < update.size(); at += 2) {
                if (!scope.roped || !(scope.parts.get(update.getInt(at)) instanceof String)) {
                    throw new IllegalStateException("No value there: " + update);
                }
                scope.parts.set(update.getInt(at), update.getString(at + 1));
            }
        }
    }

    private boolean isSlots(int handle) {
        return handles.containsKey(handle) && handles.get(handle).roped;
    }

    private void introduce(int handle, int parent, String key) {
        if (handles.containsKey(handle)) {
            throw new IllegalStateException("Handle " + handle + " is in use");
        }
        List<Scope> found = handles.get(parent).inner().stream().filter(scope -> scope.key.equals(key)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " scopes have the key " + key);
        }
        handles.put(handle, found.get(0));
    }

    private void rope(Scope scope, JsonArray ops, JsonArray update, int at) {
        List<Object> old = scope.roped ? scope.parts : new ArrayList<>(scope.inner());
        if (at < update.size()) {
            check(scope, update.getInt(at), update.getString(at + 1));
        }
        scope.parts = build(ops, old);
        scope.roped = true;
    }

    private void check(Scope scope, int count, String check) {
        int value = 0x811c9dc5;
        for (Scope inner : scope.inner()) {
            for (char c : (inner.key + "\0").toCharArray()) {
                value = (value ^ c) * 0x01000193;
            }
        }
        if (scope.roped || scope.inner().size() != count || !Integer.toUnsignedString(value, 36).equals(check)) {
            throw new IllegalStateException(
                    "Check of " + scope.key + ": " + scope.inner().size() + " instead of " + count);
        }
    }

    private List<Object> build(JsonArray ops, List<Object> old) {
        List<Object> rope = new ArrayList<>();
        for (JsonValue op : ops) {
            if (op instanceof JsonNumber number) {
                rope.add(known(number.intValue()));
            } else if (op instanceof JsonString value) {
                rope.add(value.getString());
            } else {
                build((JsonArray) op, old, rope);
            }
        }
        return rope;
    }

    private void build(JsonArray op, List<Object> old, List<Object> rope) {
        if (op.size() == 2 && op.get(1) instanceof JsonString) {
            rope.add(fixed(op));
        } else if (op.get(0) instanceof JsonArray nested) {
            Scope scope = new Scope(null);
            scope.parts = build(nested, List.of());
            Scope keyed = new Scope(Html.element(scope.text(), null).key);
            keyed.parts = scope.parts;
            added.add(keyed);
            rope.add(keyed);
        } else {
            List<List<Object>> groups = groups(op, old);
            for (int i = 0; i < groups.size(); i++) {
                if (i > 0 && op.size() > 2) {
                    rope.add(fixed(op.get(2)));
                }
                rope.addAll(groups.get(i));
            }
        }
    }

    private static List<List<Object>> groups(JsonArray op, List<Object> old) {
        List<List<Object>> groups = new ArrayList<>();
        int first = op.getInt(0);
        if (op.size() > 1 && op.get(1) instanceof JsonArray starts) {
            for (int i = 0; i < starts.size(); i++) {
                groups.add(old.subList(starts.getInt(i), starts.getInt(i) + first));
            }
        } else {
            int count = op.size() > 1 ? op.getInt(1) : old.size() - first;
            for (int i = 0; i < Math.abs(count); i++) {
                groups.add(List.of(old.get(count < 0 ? first - i : first + i)));
            }
        }
        return groups;
    }

    private String fixed(JsonValue op) {
        if (op instanceof JsonArray learnt) {
            statics.put(learnt.getInt(0), learnt.getString(1));
            return learnt.getString(1);
        }
        return known(((JsonNumber) op).intValue());
    }

    private String known(int number) {
        if (!statics.containsKey(number)) {
            throw new IllegalStateException("Static " + number + " is unknown");
        }
        return statics.get(number);
    }
}
