package org.djust.internal.render;

/**
 * What is known of a tag that is still open.
 *
 * @param framed  whether the attribute that makes it a scope was seen
 * @param root    whether it is the root's
 * @param id      whether an id was seen
 * @param key     whether a dj-key was seen
 * @param ignored whether dj-ignore was seen
 * @param reading what the attribute being read is for
 */
record Tag(boolean framed, boolean root, boolean id, boolean key, boolean ignored, Attribute reading) {
    static final Tag NEW = new Tag(false, false, false, false, false, Attribute.OTHER);

    Tag framedNow() {
        return new Tag(true, root, id, key, ignored, reading);
    }

    Tag rootNow() {
        return new Tag(framed, true, id, key, ignored, reading);
    }

    Tag ignoredNow() {
        return new Tag(framed, root, id, key, true, reading);
    }

    Tag reading(Attribute attribute) {
        return new Tag(framed, root, id || attribute == Attribute.ID, key || attribute == Attribute.KEY, ignored,
                attribute);
    }
}
