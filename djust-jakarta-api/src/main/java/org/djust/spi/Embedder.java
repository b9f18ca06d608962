package org.djust.spi;

import java.util.Map;

/**
 * Embeds live views in the page that is being rendered. A model has one under {@link #VARIABLE}, for the template engine to
 * offer as a function of that name. Used by the thread that renders, during the render.
 */
public interface Embedder {

    /** The name of the model's variable, and of the function in templates. */
    String VARIABLE = "live_render";

    /**
     * Embeds a view: mounts it if the page doesn't show it yet. A view stays as long as each render embeds it with the same
     * parameters and key.
     *
     * @param view       the class' name, as in {@code CartView}
     * @param parameters for its mount method, as variables of the path and the query; values are texts, numbers and the like
     * @param key        tells views of one class and the same parameters apart; may be null
     * @return HTML that stands for the view, to be put out as it is; empty when the user may not see the view
     * @throws IllegalArgumentException when there is no such view, it is embedded twice, or a parameter can't be used
     */
    String render(String view, Map<String, ?> parameters, String key);
}
