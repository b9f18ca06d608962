package org.djust.internal.render;

import java.util.Set;

/** What an attribute's value is read for, beyond being shown. */
enum Attribute {
    OTHER, ID, KEY, URL, IMAGE_URL;

    /** Without srcset: browsers take nothing but images from it. */
    private static final Set<String> URLS = Set.of("href", "src", "action", "formaction", "poster", "data",
            "xlink:href", "cite", "background", "manifest", "ping");
    private static final Set<String> IMAGES = Set.of("img", "source", "input", "image");
    private static final Set<String> ANIMATIONS = Set.of("animate", "set");
    private static final Set<String> ANIMATED = Set.of("to", "from", "values");

    static Attribute holdingUrl(String tag, String name) {
        if (ANIMATIONS.contains(tag) && ANIMATED.contains(name)) {
            return URL;
        }
        if (!URLS.contains(name)) {
            return OTHER;
        }
        return name.equals("poster") || IMAGES.contains(tag) && !name.equals("formaction") ? IMAGE_URL : URL;
    }

    boolean isUrl() {
        return this == URL || this == IMAGE_URL;
    }
}
