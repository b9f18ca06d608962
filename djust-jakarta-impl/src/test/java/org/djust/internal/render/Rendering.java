package org.djust.internal.render;

import java.util.Locale;
import java.util.Map;

import org.djust.internal.pebble.PebbleTemplateEngine;
import org.djust.internal.render.testkit.RopeClient;
import org.djust.internal.render.testkit.Templates;

/** Renders template sources in tests. */
final class Rendering {
    private Rendering() {
    }

    static ViewTemplate template(String source) {
        return new ViewTemplate(new PebbleTemplateEngine(new Templates(Map.of("view.html", source))).load("view.html"),
                "test");
    }

    static String page(String source, Map<String, Object> model) throws Exception {
        return template(source).page(model, Locale.ROOT).html("", "");
    }

    static String root(String source, Map<String, Object> model) throws Exception {
        return RopeClient.rootOf(page(source, model));
    }

    /** A view and the client that shows it. */
    static final class Session {
        final ViewTemplate template;
        final ClientView view;
        final RopeClient client;

        Session(String source, Map<String, Object> model) throws Exception {
            template = template(source);
            Page page = template.page(model, Locale.ROOT);
            view = page.view();
            client = new RopeClient(page.html("", ""));
        }

        /** The same, for HTML that is nested well: checks that the client knows the right scopes, too. */
        void updateScopes(Map<String, Object> model) throws Exception {
            update(model);
            client.assertShows(template.page(model, Locale.ROOT).html("", ""));
        }

        /** Renders, applies the updates and returns them. */
        String update(Map<String, Object> model) throws Exception {
            StringBuilder out = new StringBuilder();
            boolean changed = view.update(model, Locale.ROOT, out);
            if (changed == out.isEmpty()) {
                throw new AssertionError("says " + changed + " but has sent " + out);
            }
            client.apply(out.toString());
            String fresh = template.page(model, Locale.ROOT).html("", "");
            boolean wholeBody = fresh.endsWith(client.text()) && client.text().startsWith("<body"); // of any nesting
            if (!wholeBody && !RopeClient.rootOf(fresh).equals(client.text())) {
                throw new AssertionError("shows " + client.text() + "\ninstead of " + fresh);
            }
            return out.toString();
        }
    }
}
