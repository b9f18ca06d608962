package org.djust.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.djust.spi.Roster;
import org.djust.spi.Roster.Departure;
import org.djust.spi.Roster.Member;

/** Makes a roster of the reply of the script renew. */
final class RosterReader {

    private static final Pattern VALUE = Pattern.compile("(\\d{1,15}) (\\d{1,15}) (.*)", Pattern.DOTALL);
    private static final String DEPARTED = "!";

    private RosterReader() {
    }

    /** @throws IllegalStateException when what Redis has is no roster */
    static Roster read(Object reply) {
        List<?> parts = (List<?>) reply;
        long now = Long.parseLong(text(parts.get(0)));
        List<?> hash = (List<?>) parts.get(2);
        List<Member> members = new ArrayList<>();
        List<Departure> departures = new ArrayList<>();
        for (int i = 0; i < hash.size(); i += 2) {
            String name = text(hash.get(i));
            Matcher value = VALUE.matcher(text(hash.get(i + 1)));
            if (!value.matches()) {
                throw new IllegalStateException(Messages.noRoster(name));
            }
            long epoch = Long.parseLong(value.group(1));
            if (name.startsWith(DEPARTED)) {
                departures.add(new Departure(name.substring(DEPARTED.length()), epoch, value.group(3)));
            } else {
                long end = Long.parseLong(value.group(2));
                members.add(new Member(name, epoch, end, value.group(3), Duration.ofMillis(Math.max(0, now - end))));
            }
        }
        return new Roster(Long.parseLong(text(parts.get(1))), members, departures);
    }

    private static String text(Object reply) {
        return Fields.text((byte[]) reply);
    }
}
