package org.djust.internal.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An IP address or a CIDR block of them. Immutable. */
public final class AddressRange {

    private static final String ALLOWED = "an IP address or a CIDR block such as 10.0.0.0/8";
    /** Only what can't be a host name, so that no name is ever looked up. */
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException says what is allowed */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = bytes(slash < 0 ? text : text.substring(0, slash));
        int longest = network == null ? 0 : network.length * 8;
        int bits = slash < 0 ? longest : prefix(text.substring(slash + 1));
        if (network == null || bits < 0 || bits > longest) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new AddressRange(network, bits);
    }

    /** Whether a literal address is in the range; a name never is. */
    public boolean contains(String address) {
        byte[] other = bytes(address);
        if (other == null || other.length != network.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i & 7);
            if ((other[i >> 3] & mask) != (network[i >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Null when it is no address. */
    private static byte[] bytes(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static int prefix(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
