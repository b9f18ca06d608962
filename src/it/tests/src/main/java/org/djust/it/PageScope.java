package org.djust.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An element with an identity, as text and the scopes directly inside it. Not thread-safe. */
final class PageScope {

    private static final Pattern ID = Pattern.compile("^<[^>]*?\\sid=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("^<[^>]*?\\sdj-key=\"([^\"]*)\"");

    private List<Object> chunks = new ArrayList<>();
    private boolean rope;

    static PageScope of(List<Object> chunks) {
        PageScope scope = new PageScope();
        scope.chunks = chunks;
        return scope;
    }

    /** The key that the start tag {@code tag} gives its element; null when it gives none. */
    static String key(String tag) {
        Matcher id = ID.matcher(tag);
        if (id.find()) {
            return "#" + id.group(1);
        }
        Matcher key = KEY.matcher(tag);
        return key.find() ? "=" + key.group(1) : null;
    }

    void add(Object chunk) {
        chunks.add(chunk);
    }

    boolean hasRope() {
        return rope;
    }

    List<Object> chunks() {
        return chunks;
    }

    /** From now on copies refer to the scopes inside, which must be those that the server expects if it says so. */
    void beginRope(int n, String check) {
        chunks = new ArrayList<>(chunks.stream().filter(PageScope.class::isInstance).toList());
        if (check != null) {
            assertEquals(n, chunks.size(), "scopes inside " + html());
            assertEquals(check(), check, "check of the scopes inside " + html());
        }
        rope = true;
    }

    void become(List<Object> newChunks) {
        chunks = newChunks;
        rope = true;
    }

    void set(int chunk, String text) {
        chunks.set(chunk, text);
    }

    PageScope child(String key) {
        return chunks.stream().filter(PageScope.class::isInstance).map(PageScope.class::cast)
                .filter(scope -> key.equals(key(scope.html()))).findFirst()
                .orElseThrow(() -> new NoSuchElementException("No scope " + key + " in " + html()));
    }

    void forgetRopes() {
        rope = false;
        chunks.stream().filter(PageScope.class::isInstance).forEach(scope -> ((PageScope) scope).forgetRopes());
    }

    String html() {
        StringBuilder html = new StringBuilder();
        chunks.forEach(chunk -> html.append(chunk instanceof PageScope scope ? scope.html() : chunk));
        return html.toString();
    }

    private String check() {
        int hash = 0x811c9dc5;
        for (Object chunk : chunks) {
            for (char c : (key(((PageScope) chunk).html()) + '\0').toCharArray()) {
                hash = (hash ^ c) * 0x01000193;
            }
        }
        return Integer.toUnsignedString(hash, 36);
    }
}
