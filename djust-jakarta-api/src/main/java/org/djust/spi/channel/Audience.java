package org.djust.spi.channel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.djust.spi.Position;

/**
 * Who is subscribed to one topic, and what they are told: some wait until it is known what they lack, and are told nothing before.
 * Used with the topic's lock, but for {@link #run}.
 */
final class Audience {

    private static final Member[] NOBODY = {};

    private final Fanout fanout;
    private final Set<Member> members = new LinkedHashSet<>();
    /** Those of {@link #members} who wait. */
    private final Set<Member> pending = new LinkedHashSet<>(0);
    /** The others; null when it is to be found out. */
    private Member[] begun = NOBODY;

    Audience(Fanout fanout) {
        this.fanout = fanout;
    }

    /** Adds one who waits for {@link #begin}. */
    void add(Member member) {
        members.add(member);
        pending.add(member);
        begun = null;
    }

    void remove(Member member) {
        members.remove(member);
        pending.remove(member);
        begun = null;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    List<Member> pending() {
        return List.copyOf(pending);
    }

    /** When the first of them subscribed; {@code now} when there is none. */
    long since(long now) {
        return members.stream().mapToLong(member -> member.since).reduce(now,
                (one, other) -> one - other < 0 ? one : other);
    }

    /** Tells one who has waited where it stands, and what it has lacked. */
    void begin(Member member, Position position, boolean gap, List<Entry> lacking) {
        pending.remove(member);
        begun = null;
        Member[] alone = {member};
        fanout.add(alone, each -> each.begins(position, gap));
        lacking.forEach(entry -> fanout.add(alone, each -> each.received(entry)));
    }

    /** Tells all who don't wait of a message. */
    void received(Entry entry) {
        tell(member -> {
            if (member.wants(entry)) {
                member.received(entry);
            }
        });
    }

    /** Tells all who don't wait where they stand. */
    void begins(Position position, boolean gap) {
        tell(member -> member.begins(position, gap));
    }

    /** Nobody waits any more: what they lack isn't known, as for all others. */
    void beginAll() {
        pending.clear();
        begun = null;
    }

    private void tell(Consumer<Member> call) {
        if (begun == null) {
            begun = members.stream().filter(member -> !pending.contains(member)).toArray(Member[]::new);
        }
        fanout.add(begun, call);
    }

    /** Tells what there is to tell; to be called without the topic's lock. */
    void run() {
        fanout.run();
    }
}
