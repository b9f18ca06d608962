package org.djust.internal.render;

import java.util.Map;
import java.util.Set;

/** What HTML says about element names, as far as it decides where elements begin and end. */
final class HtmlRules {
    private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link",
            "meta", "param", "source", "track", "wbr");
    private static final Set<String> RAW_TEXT = Set.of("script", "style", "textarea", "title", "xmp", "iframe",
            "noembed", "noframes");
    private static final Set<String> INTEGRATION = Set.of("foreignobject", "desc", "title", "annotation-xml", "mi",
            "mo", "mn", "ms", "mtext");
    private static final Set<String> OPTIONAL_END = Set.of("li", "dt", "dd", "p", "rb", "rp", "rt", "rtc", "option",
            "optgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup");
    private static final Set<String> ENDS_P = Set.of("address", "article", "aside", "blockquote", "center", "details",
            "dialog", "dir", "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
            "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "table",
            "ul", "li", "dt", "dd", "summary");
    private static final Set<String> TABLE_PARTS = Set.of("thead", "tbody", "tfoot", "caption", "colgroup");
    private static final Map<String, Set<String>> ENDED_BY = Map.ofEntries(
            Map.entry("li", Set.of("li")),
            Map.entry("dt", Set.of("dt", "dd")), Map.entry("dd", Set.of("dt", "dd")),
            Map.entry("option", Set.of("option", "optgroup", "hr")), Map.entry("optgroup", Set.of("optgroup", "hr")),
            Map.entry("p", ENDS_P),
            Map.entry("rt", Set.of("rt", "rp", "rb", "rtc")), Map.entry("rp", Set.of("rt", "rp", "rb", "rtc")),
            Map.entry("rb", Set.of("rt", "rp", "rb", "rtc")),
            Map.entry("td", Set.of("td", "th", "tr", "thead", "tbody", "tfoot")),
            Map.entry("th", Set.of("td", "th", "tr", "thead", "tbody", "tfoot")),
            Map.entry("tr", Set.of("tr", "thead", "tbody", "tfoot")),
            Map.entry("thead", TABLE_PARTS), Map.entry("tbody", TABLE_PARTS), Map.entry("tfoot", TABLE_PARTS),
            Map.entry("caption", Set.of("thead", "tbody", "tfoot", "tr", "colgroup")),
            Map.entry("colgroup", Set.of("thead", "tbody", "tfoot", "tr", "caption")));

    private HtmlRules() {
    }

    static boolean isVoid(String name) {
        return VOID.contains(name);
    }

    /** Whether the content is text only, up to the end tag. */
    static boolean isRawText(String name) {
        return RAW_TEXT.contains(name);
    }

    /** Whether an open element ends where a start tag begins. */
    static boolean endsAt(String open, String startTag) {
        Set<String> by = ENDED_BY.get(open);
        return by != null && by.contains(startTag);
    }

    static boolean hasOptionalEnd(String name) {
        return OPTIONAL_END.contains(name);
    }

    static boolean startsForeign(String name) {
        return name.equals("svg") || name.equals("math");
    }

    /** Whether a foreign element holds HTML again. */
    static boolean holdsHtml(String foreignName) {
        return INTEGRATION.contains(foreignName);
    }
}
