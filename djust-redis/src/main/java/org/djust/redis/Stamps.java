package org.djust.redis;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.djust.spi.Commit;

/**
 * The stored form of a stamp: version, ref, hash, checksum and schema, as text with a space between. One field of the view's
 * hash, since each costs Redis about as much as a small value of the state.
 */
final class Stamps {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,19}) (\\d{1,19}) (-?\\d{1,19}) (-?\\d{1,10}) (.*)", Pattern.DOTALL);

    private Stamps() {
    }

    static String write(String viewId, long sequence, Commit.Stamp stamp) {
        return stamp.version() + " " + stamp.ref() + " " + stamp.renderHash() + " " + checksum(viewId, sequence, stamp)
                + " " + stamp.schema();
    }

    /** @throws IllegalArgumentException when it is none, or not of this view and sequence */
    static Commit.Stamp read(String viewId, long sequence, String stored) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            throw new IllegalArgumentException(Messages.badValue(Fields.STAMP));
        }
        Commit.Stamp stamp = new Commit.Stamp(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)),
                Long.parseLong(form.group(3)), form.group(5));
        if (Long.parseLong(form.group(4)) != checksum(viewId, sequence, stamp)) {
            throw new IllegalArgumentException(Messages.badChecksum());
        }
        return stamp;
    }

    private static int checksum(String viewId, long sequence, Commit.Stamp stamp) {
        byte[] text =
                (viewId + ' ' + sequence + ' ' + stamp.version() + ' ' + stamp.ref() + ' ' + stamp.renderHash() + ' '
                        + stamp.schema()).getBytes(StandardCharsets.UTF_8);
        return Checksum.of(text);
    }
}
