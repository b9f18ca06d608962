package org.djust.internal.pebble;

import java.util.List;
import java.util.Map;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import org.djust.spi.Embedder;
import org.djust.spi.TemplateException;

/** The function {@code live_render(view, params, key)}. */
final class LiveRender extends AbstractExtension implements Function {

    static final String NAME = Embedder.VARIABLE;

    static final String VIEW = "view";
    private static final String PARAMETERS = "params";
    private static final String KEY = "key";

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of(NAME, this);
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of(VIEW, PARAMETERS, KEY);
    }

    @Override
    public Object execute(Map<String, Object> arguments, PebbleTemplate template, EvaluationContext context, int line) {
        Object parameters = arguments.get(PARAMETERS);
        if (parameters != null && !(parameters instanceof Map)) {
            throw new TemplateException("Template " + template.getName() + ", line " + line
                    + ": the params of live_render are no map: write params={\"name\": value}.", null);
        }
        Embedder embedder = (Embedder) context.getVariable(Embedder.VARIABLE);
        return new SafeString(embedder.render(text(arguments.get(VIEW)),
                parameters == null ? Map.of() : named((Map<?, ?>) parameters), text(arguments.get(KEY))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> named(Map<?, ?> parameters) {
        return (Map<String, ?>) parameters;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
