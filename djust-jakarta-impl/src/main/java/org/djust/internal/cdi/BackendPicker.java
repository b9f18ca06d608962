package org.djust.internal.cdi;

import java.lang.annotation.Annotation;
import java.util.TreeSet;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.AnnotationLiteral;

import org.djust.internal.descriptor.Problems;
import org.djust.spi.Backend;

/** Picks implementations by the names that configuration gives. */
final class BackendPicker {

    private final Instance<Object> beans;
    private final Problems problems;

    BackendPicker(Instance<Object> beans, Problems problems) {
        this.beans = beans;
        this.problems = problems;
    }

    /** Null when there is none of the name. */
    <T> T pick(Class<T> type, String name) {
        Instance<T> found = beans.select(type, new Name(name));
        if (found.isResolvable()) {
            return found.get();
        }
        String what = "Configuration asks for the " + type.getSimpleName() + " \"" + name + "\"";
        if (found.isAmbiguous()) {
            problems.add(what + ", but several beans have that name: remove or rename all but one.");
        } else {
            String fix = name.equals("redis") ? "add the artifact org.djust.jakarta:djust-redis to the application"
                    : "correct the name, or add the artifact that has it to the application";
            problems.add(what + ", but found are only " + names(type) + ": " + fix + ".");
        }
        return null;
    }

    private String names(Class<?> type) {
        TreeSet<String> names = new TreeSet<>();
        for (Instance.Handle<?> handle : beans.select(type, Any.Literal.INSTANCE).handles()) {
            for (Annotation qualifier : handle.getBean().getQualifiers()) {
                if (qualifier instanceof Backend backend) {
                    names.add(backend.value());
                }
            }
        }
        return String.join(", ", names);
    }

    private static final class Name extends AnnotationLiteral<Backend> implements Backend {
        private static final long serialVersionUID = 1L;
        private final String value;

        Name(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }
}
