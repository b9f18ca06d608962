package org.djust.internal.http;

import java.util.List;
import java.util.Map;

import org.djust.internal.descriptor.PathPattern;
import org.djust.internal.descriptor.ViewDescriptor;

/** Finds the view that a path belongs to. Immutable. */
public final class Routes {

    private final List<ViewDescriptor> views;

    /**
     * A view and what its path's variables are.
     */
    record Match(ViewDescriptor view, Map<String, String> variables) {
    }

    public Routes(List<ViewDescriptor> views) {
        this.views = views.stream().filter(view -> view.path() != null).toList();
    }

    /** The servlet mappings that cover all views. */
    public String[] mappings() {
        return views.stream().map(ViewDescriptor::path).map(PathPattern::servletMapping).distinct()
                .toArray(String[]::new);
    }

    /** Null when no view has the path. */
    Match find(String path) {
        for (ViewDescriptor view : views) {
            Map<String, String> variables = view.path().match(path);
            if (variables != null) {
                return new Match(view, variables);
            }
        }
        return null;
    }
}
