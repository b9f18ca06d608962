package org.djust.internal.security;

/** A range of IP addresses, as in {@code 10.0.0.0/8}; a single address is a range of one. */
record Network(IpAddress base, int bits) {

    /** @throws IllegalArgumentException when the text is no address or range */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        IpAddress base = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int bits = base == null ? -1 : slash < 0 ? base.bytes().length * 8 : bits(text.substring(slash + 1));
        if (base == null || bits < 0 || bits > base.bytes().length * 8) {
            throw new IllegalArgumentException("'" + text
                    + "' is no IP address or range: write 10.1.2.3, 10.0.0.0/8, 2001:db8::1 or 2001:db8::/32.");
        }
        return new Network(base, bits);
    }

    boolean contains(IpAddress address) {
        return base.sharesPrefix(address, bits);
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
