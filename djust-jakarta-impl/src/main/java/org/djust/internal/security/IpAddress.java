package org.djust.internal.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IP address, version 4 or 6, in one spelling. Never asks a name service. */
final class IpAddress {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern V4_WITH_PORT = Pattern.compile("([0-9.]+):\\d{1,5}");
    private static final Pattern BRACKETS = Pattern.compile("\\[([^]]*)](?::\\d{1,5})?");

    private final InetAddress address;

    private IpAddress(InetAddress address) {
        this.address = address;
    }

    /**
     * Reads an address with or without brackets, port and zone.
     *
     * @return null when the text is no address, for instance a name
     */
    static IpAddress parse(String text) {
        String bare = withoutZone(withoutPort(text.strip()));
        try {
            byte[] v4 = v4(bare);
            if (v4 != null) {
                return new IpAddress(InetAddress.getByAddress(v4));
            }
            return V6.matcher(bare).matches() ? new IpAddress(InetAddress.getByName(bare)) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    byte[] bytes() {
        return address.getAddress();
    }

    /** Whether the first {@code bits} bits of both are the same. */
    boolean sharesPrefix(IpAddress other, int bits) {
        byte[] mine = bytes();
        byte[] its = other.bytes();
        int whole = bits / 8;
        if (mine.length != its.length || !Arrays.equals(mine, 0, whole, its, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || (mine[whole] ^ its[whole]) >> (8 - rest) == 0;
    }

    /** What one customer of a provider has: the address itself, or with version 6 the first half of it, as {@code a:b:c:d::/64}. */
    String customer() {
        byte[] bytes = bytes();
        if (bytes.length == 4) {
            return toString();
        }
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress();
    }

    private static String withoutPort(String text) {
        Matcher match = BRACKETS.matcher(text);
        if (match.matches()) {
            return match.group(1);
        }
        match = V4_WITH_PORT.matcher(text);
        return match.matches() ? match.group(1) : text;
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static byte[] v4(String text) {
        Matcher match = V4.matcher(text);
        if (!match.matches()) {
            return null;
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            int part = Integer.parseInt(match.group(i + 1));
            if (part > 255) {
                return null;
            }
            bytes[i] = (byte) part;
        }
        return bytes;
    }
}
