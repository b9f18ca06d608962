package org.djust.internal.render;

/**
 * Where in the grammar of HTML a text ends.
 *
 * @param tag       the tag that is open, or the element whose raw text it is, else empty
 * @param attribute the attribute that is open, else empty
 * @param endTag    whether the open tag is an end tag
 */
record Lex(Mode mode, String tag, String attribute, boolean endTag) {
    static final Lex START = new Lex(Mode.TEXT, "", "", false);

    enum Mode {
        TEXT, RAW_TEXT, COMMENT, DECLARATION, TAG_OPEN, END_TAG_OPEN, MARKUP, IN_TAG, SLASH, ATTRIBUTE_NAME,
        AFTER_NAME, BEFORE_VALUE, DOUBLE_QUOTED, SINGLE_QUOTED, UNQUOTED
    }

    /** Whether a value may stand here at all; elsewhere it could change what the markup around it means. */
    boolean takesValues() {
        return switch (mode) {
            case TEXT, RAW_TEXT, COMMENT, DECLARATION, DOUBLE_QUOTED, SINGLE_QUOTED -> true;
            default -> false;
        };
    }

    boolean inTag() {
        return switch (mode) {
            case IN_TAG, SLASH, ATTRIBUTE_NAME, AFTER_NAME, BEFORE_VALUE, DOUBLE_QUOTED, SINGLE_QUOTED, UNQUOTED ->
                true;
            default -> false;
        };
    }

    /** Whether this text, put here as a value, could end what it stands in. */
    boolean disturbedBy(String value) {
        return switch (mode) {
            case DOUBLE_QUOTED -> value.indexOf('"') >= 0;
            case SINGLE_QUOTED -> value.indexOf('\'') >= 0;
            case COMMENT, DECLARATION -> value.indexOf('>') >= 0 || value.endsWith("-");
            default -> value.indexOf('<') >= 0;
        };
    }
}
