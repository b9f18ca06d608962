package org.djust.internal.descriptor;

import static org.djust.internal.descriptor.FakeTemplates.assertProblems;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.djust.LiveView;
import org.djust.Model;
import org.djust.Temporary;
import org.junit.jupiter.api.Test;

/** State that can't be kept is refused. */
class StateMistakesTest {

    private static final String HERE = StateMistakesTest.class.getName() + "$";

    static class BaseView {
        int count;
    }

    public abstract static class Shape {
    }

    public record Picture(List<Shape> shapes) {
    }

    static class Hidden {
        public Hidden() {
        }
    }

    public static class Lossy {
        private String kept;
        private String lost;

        public String getKept() {
            return kept;
        }

        public void setKept(String kept) {
            this.kept = kept;
        }

        public String getLost() {
            return lost;
        }
    }

    @LiveView("/state")
    static class StateView extends BaseView {
        int count;
        final int fixed = 1;
        String errors;
        @Temporary
        static String shared;
        @Model
        transient String passing;
        @Inject
        Supplier<String> injected;
        transient Thread thread;
        @Temporary
        Runnable temporary;
        Runnable runnable;
        @SuppressWarnings("rawtypes")
        List raw;
        List<?> wild;
        Map<Picture, String> keys;
        Picture picture;
        Hidden hidden;
        Lossy lossy;
        @Model
        List<Runnable> model;
    }

    @Test
    void stateThatCannotBeStored() {
        String view = HERE + "StateView.";
        String because = ": state of this type can't be stored as JSON and read again, because ";
        String fix = ": change the type, or mark the field transient or @Temporary.";
        String none = ": @Temporary and @Model are for state, but a static, transient or injected field is none: "
                + "remove the annotation or the modifier.";
        String runnable = "java.lang.Runnable is neither a value, a record nor a bean";
        assertProblems(Map.of("state.html", ""), List.of(StateView.class),
                view + "count: a superclass has a field of the same name: rename one.",
                view + "fixed: state can't be final, because it is set when a view is resumed: remove final, or "
                        + "make the "
                        + "field static or transient.",
                view + "errors: templates find validation messages under this name: rename the field.",
                view + "shared" + none,
                view + "passing" + none,
                view + "runnable" + because + runnable + fix,
                view + "raw" + because + "java.util.List doesn't say what it holds; add a type in <>" + fix,
                view + "wild" + because + "? doesn't say which type is meant" + fix,
                view + "keys" + because + HERE
                        + "Picture can't be the key of a map; a string, a number, an enum and the like can"
                        + fix,
                view + "picture" + because + "its shapes: " + HERE
                        + "Shape is abstract: nothing says which class to make"
                        + fix,
                view + "hidden" + because + HERE + "Hidden is a bean but not public, as JSON-B wants it" + fix,
                view + "lossy" + because + HERE + "Lossy.lost has no public getter and setter, so JSON-B would lose it"
                        + fix,
                view + "model: @Model can't be set from a form control, because " + runnable
                        + ": use a primitive, String, enum, java.time type or a list of those.",
                view + "model" + because + runnable + fix);
    }
}
