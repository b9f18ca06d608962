package org.djust.internal.descriptor;

import jakarta.json.JsonValue;

/** A value from a browser does not fit where it is to go. The message says where, what fits, and what came. */
public final class BindException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final String field;
    private final String expected;
    private final String complaint;

    private BindException(String place, String field, String expected, String complaint, Throwable cause) {
        super(place + complaint + ".", cause);
        this.field = field;
        this.expected = expected;
        this.complaint = complaint;
    }

    static BindException expected(String expected, JsonValue value, Throwable cause) {
        return new BindException("It ", "", expected, "must be " + expected + ", but " + shown(value), cause);
    }

    /** The application's own constructor or setter refused the value. */
    static BindException refused(Class<?> type, Throwable cause) {
        String complaint = "was refused by " + type.getName() + ": " + cause;
        return new BindException("It ", "", "a valid value", complaint, cause);
    }

    /** The same about a part of a value. */
    BindException inside(String part) {
        String path = field.isEmpty() || field.startsWith("[") ? part + field : part + "." + field;
        return new BindException("'" + path + "' ", path, expected, complaint, getCause());
    }

    /** The same about a parameter or field. */
    BindException at(String name, String place) {
        boolean whole = field.isEmpty() || field.startsWith("[");
        String subject = whole ? "'" + name + field + "' of " : "'" + field + "' in '" + name + "' of ";
        return new BindException(subject + place + " ", whole ? name + field : field, expected, complaint, getCause());
    }

    /** The parameter's name, or the property's when the parameter is a record or bean: the name of the form control. */
    public String field() {
        return field;
    }

    /** What fits, as a phrase such as "a whole number". */
    public String expected() {
        return expected;
    }

    private static String shown(JsonValue value) {
        if (value == null) {
            return "is missing";
        }
        String text = value.toString();
        return "was " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "\u2026" : text);
    }
}
