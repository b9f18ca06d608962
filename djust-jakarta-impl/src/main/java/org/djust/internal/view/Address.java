package org.djust.internal.view;

import org.djust.internal.security.ViewIds;
import org.djust.spi.ViewId;

/** An embedded view's place in its page, which with the page's id is its own: {@code @}, random bits, a full stop and the name of its class. */
final class Address {

    private static final char NAME = '.';

    private Address() {
    }

    /** A new address for a view of a class; no view of the page ever had it. */
    static String random(String viewName) {
        return ViewId.EMBEDDED + ViewIds.random() + NAME + viewName;
    }

    /** Empty for the page itself. */
    static String of(String viewId) {
        return viewId.substring(ViewId.page(viewId).length());
    }

    /** The name of the class. */
    static String viewName(String address) {
        return address.substring(address.indexOf(NAME) + 1);
    }
}
