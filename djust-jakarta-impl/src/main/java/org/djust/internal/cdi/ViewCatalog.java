package org.djust.internal.cdi;

import java.util.List;
import java.util.Set;

import org.djust.internal.config.DjustConfig;
import org.djust.internal.descriptor.Validation;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.view.Beans;
import org.djust.internal.view.Layers;

/**
 * What was found at deployment, for the runtime; injectable, one for each application. Immutable.
 *
 * @param roleNames all roles that a view or handler asks for
 */
public record ViewCatalog(List<ViewDescriptor> views, Set<String> roleNames, DjustConfig config, Layers layers,
        Validation validation, Beans beans) {
}
