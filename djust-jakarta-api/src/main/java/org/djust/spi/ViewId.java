package org.djust.spi;

/** Reads the names of views: that of a view embedded in a page is the page's name, {@code @} and more. */
public final class ViewId {

    /** Begins what tells an embedded view from its page. */
    public static final char EMBEDDED = '@';

    private ViewId() {
    }

    /** The page that a view belongs to: the view itself unless it is embedded. */
    public static String page(String viewId) {
        int at = viewId.indexOf(EMBEDDED);
        return at < 0 ? viewId : viewId.substring(0, at);
    }
}
