package org.djust.internal.descriptor;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a template sees of a view: a read-only map that asks the bean each time. */
final class ViewVariables extends AbstractMap<String, Object> {

    private final Map<String, Function<Object, Object>> ofBean;
    private final Object bean;
    private final Map<String, Object> extras;

    ViewVariables(Map<String, Function<Object, Object>> ofBean, Object bean, Map<String, Object> extras) {
        this.ofBean = ofBean;
        this.bean = bean;
        this.extras = extras;
    }

    @Override
    public Object get(Object name) {
        if (extras.containsKey(name)) {
            return extras.get(name);
        }
        Function<Object, Object> variable = ofBean.get(name);
        return variable == null ? null : variable.apply(bean);
    }

    @Override
    public boolean containsKey(Object name) {
        return ofBean.containsKey(name) || extras.containsKey(name);
    }

    @Override
    public Set<String> keySet() {
        Set<String> names = new LinkedHashSet<>(extras.keySet());
        names.addAll(ofBean.keySet());
        return names;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Set<String> names = keySet();
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return names.stream().<Entry<String, Object>>map(Variable::new).iterator();
            }

            @Override
            public int size() {
                return names.size();
            }
        };
    }

    /** Asks the bean only when its value is wanted. */
    private final class Variable implements Entry<String, Object> {
        private final String name;

        Variable(String name) {
            this.name = name;
        }

        @Override
        public String getKey() {
            return name;
        }

        @Override
        public Object getValue() {
            return get(name);
        }

        @Override
        public Object setValue(Object value) {
            throw new UnsupportedOperationException();
        }
    }
}
