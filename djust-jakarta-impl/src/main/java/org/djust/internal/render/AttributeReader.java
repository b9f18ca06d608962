package org.djust.internal.render;

import org.djust.spi.TemplateException;

/** Collects the attributes that make an element a scope, and guards URLs. */
final class AttributeReader {
    private final ViewTemplate view;
    private final StringBuilder id = new StringBuilder();
    private final StringBuilder key = new StringBuilder();
    private final StringBuilder url = new StringBuilder();

    AttributeReader(ViewTemplate view) {
        this.view = view;
    }

    /** A tag with an identity begins. */
    void begin() {
        id.setLength(0);
        key.setLength(0);
    }

    void add(Op.Part part) {
        StringBuilder text = of(part.attribute());
        if (part.first()) {
            text.setLength(0);
        }
        text.append(part.text());
    }

    private StringBuilder of(Attribute attribute) {
        return attribute == Attribute.ID ? id : attribute == Attribute.KEY ? key : url;
    }

    /** Takes a value within an attribute; returns what may stand there. */
    String value(Attribute attribute, String value, Transition behind) {
        StringBuilder text = of(attribute).append(value);
        if (attribute.isUrl() && !UrlGuard.isSafe(text, attribute == Attribute.IMAGE_URL)) {
            text.setLength(0);
            if (!behind.reported) {
                behind.reported = true;
                view.warn("A URL with an unsafe scheme was replaced by " + UrlGuard.REPLACEMENT + " " + place(behind)
                        + "; allow nothing but http, https, mailto, tel, sms, ftp and relative addresses in the data.");
            }
            return UrlGuard.REPLACEMENT;
        }
        return value;
    }

    /** The scope's key; null when the element has none. */
    String key() {
        if (id.length() > 0) {
            return "#" + References.resolve(id.toString());
        }
        return key.length() > 0 ? "=" + References.resolve(key.toString()) : null;
    }

    TemplateException misplaced(String value, Transition behind) {
        return new TemplateException("View " + view.name() + " has a value (" + shortened(value) + ") within a tag "
                + place(behind) + "; put it in quotes as an attribute's value.", null);
    }

    TemplateException incomplete(String value, Transition behind) {
        return new TemplateException("View " + view.name() + " has a raw value that isn't complete HTML ("
                + shortened(value) + ") " + place(behind) + "; close what it opens, or leave out the filter raw.",
                null);
    }

    private static String place(Transition behind) {
        String text = behind.source instanceof char[] chars ? String.valueOf(chars) : "";
        return "behind \"" + text.substring(Math.max(0, text.length() - 40)).strip() + "\"";
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
