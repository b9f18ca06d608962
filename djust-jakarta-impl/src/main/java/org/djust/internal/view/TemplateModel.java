package org.djust.internal.view;

import java.util.HashMap;
import java.util.Map;

import org.djust.internal.descriptor.ViewDescriptor;

/**
 * What the template of one view reads: the bean's variables, what the runtime adds to them, and the bean's temporary fields, which
 * are for one render only. Used by one thread at a time.
 */
final class TemplateModel {

    private final ViewDescriptor descriptor;
    private final Object bean;
    private final Map<String, Object> extras = new HashMap<>(2);
    private final Map<String, Object> variables;
    /** The values that temporary fields have outside of a render. */
    private final Object[] temporary;

    TemplateModel(ViewDescriptor descriptor, Object bean) {
        this.descriptor = descriptor;
        this.bean = bean;
        variables = descriptor.variables(bean, extras);
        temporary = descriptor.temporary().stream().map(field -> field.get(bean)).toArray();
    }

    /** Something that templates find beside the view's own variables. */
    void extra(String name, Object value) {
        extras.put(name, value);
    }

    /** As they are whenever they are read. */
    Map<String, Object> variables() {
        return variables;
    }

    void dropTemporary() {
        for (int i = 0; i < temporary.length; i++) {
            descriptor.temporary().get(i).set(bean, temporary[i]);
        }
    }
}
