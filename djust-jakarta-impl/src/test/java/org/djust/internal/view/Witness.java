package org.djust.internal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.djust.internal.view.FencedStore.Entry;
import org.djust.spi.ViewId;

/**
 * Judges what the store and the pages have of each view, whose state is the list of the events applied to it: every event
 * once and in order, by one owner at a time, and nothing goes back, unless the store itself lost it.
 */
final class Witness implements FencedStore.Listener {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<String, Story> stories = new HashMap<>();
    /** Whether the order of writes is judged; if not, only what views contain. */
    private final boolean fences;
    private AssertionError failure;

    /** What is known of one view. */
    private static final class Story {
        private long claimed = 1;
        private long durable;
        /** Events up to this may be missing: the store has lost them, and then the view was claimed. */
        private long mayMiss;
        private boolean lossy;
        private boolean gone;
        private int claims;
        /** Who claimed it last, whatever the store has of that. */
        private String newest;
    }

    Witness(boolean fences) {
        this.fences = fences;
    }

    /** What views of one page have counted together is what each has applied. */
    void counted(FencedStore store, List<String> views) {
        long applied = views.stream().mapToLong(
                view -> numbers(FencedStore.text(store.get(view).fields().get("applied"))).size()).sum();
        byte[] count = store.shared(ViewId.page(views.get(0))).entries().get("count");
        check(applied == (count == null ? 0 : Long.parseLong(FencedStore.text(count))),
                "the views have applied " + applied + " events, and share "
                        + (count == null ? "no count" : FencedStore.text(count)));
    }

    /** Whether an event leaves a trace in the state; the others fail. */
    static boolean counts(long ref) {
        return ref % 10 != 0;
    }

    private Story story(String viewId) {
        return stories.computeIfAbsent(viewId, id -> new Story());
    }

    /** The store has lost something; {@code now} is what it has of a view, or null. */
    void lost(String viewId, Entry before, Entry now) {
        if (before != now) {
            Story story = story(viewId);
            story.lossy = true;
            story.claimed = now == null ? 0 : now.epoch();
        }
    }

    @Override
    public void claimed(String viewId, Entry before, Entry after) {
        Story story = story(viewId);
        story.claims++;
        if (after == null || after.stamp() == null) {
            story.gone |= story.lossy;
            return;
        }
        if (after.stamp().ref() < story.durable) {
            check(story.lossy, "a claim finds fewer events than were stored");
            story.mayMiss = story.durable;
        }
        story.claimed = Math.max(story.claimed, after.epoch());
        story.newest = owner(after);
    }

    private static String owner(Entry entry) {
        return entry.owner() + " " + entry.epoch();
    }

    @Override
    public void written(String viewId, long epoch, Entry before, Entry after) {
        Story story = story(viewId);
        if (after.stamp() == null) {
            return;
        }
        if (fences) {
            check(epoch >= story.claimed,
                    "epoch " + epoch + " writes though " + story.claimed + " has claimed the view");
            check(before == null || isAfter(after, before),
                    () -> "a write goes back from " + name(before) + " to " + name(after));
        }
        story.newest = story.newest == null ? owner(after) : story.newest;
        if (story.lossy && (!owner(after).equals(story.newest)
                || before != null && after.stamp().ref() < before.stamp().ref())) {
            // what an old owner has is better than nothing, until the newest one writes back what it has
            story.mayMiss = story.durable;
        }
        story.claimed = Math.max(story.claimed, epoch);
        byte[] applied = after.fields().get("applied");
        check(applied != null, "a view without its fields is stored");
        List<Long> numbers = numbers(FencedStore.text(applied));
        judge(story, numbers, after.stamp().ref(), "stored");
        story.durable = Math.max(story.durable, after.stamp().ref());
    }

    private static boolean isAfter(Entry after, Entry before) {
        if (after.epoch() > before.epoch()) {
            return true;
        }
        return before.stamp() != null && after.epoch() == before.epoch() && after.owner().equals(before.owner())
                && after.sequence() > before.sequence() && after.stamp().version() >= before.stamp().version()
                && after.stamp().ref() >= before.stamp().ref();
    }

    private static String name(Entry entry) {
        return entry.owner() + " epoch " + entry.epoch() + " sequence " + entry.sequence() + " " + entry.stamp();
    }

    /** A page was told that events up to {@code ref} are stored. */
    void acknowledged(String viewId, long ref) {
        check(ref <= story(viewId).durable || story(viewId).lossy,
                "event " + ref + " is acknowledged, but not stored");
    }

    /** A page shows this. */
    void shown(String viewId, String text, long sent) {
        List<Long> numbers = numbers(text);
        long last = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
        check(last <= sent, "the page shows event " + last + ", which was never sent");
        judge(story(viewId), numbers, last, "shown");
    }

    /** All is quiet: the view has all events that were sent, wherever one looks. */
    void settled(String viewId, Entry stored, String text, long sent) {
        check(stored != null && stored.stamp() != null, "the view is not stored");
        check(stored.stamp().ref() == sent, "the store has events up to " + stored.stamp().ref() + " of " + sent);
        List<Long> numbers = numbers(FencedStore.text(stored.fields().get("applied")));
        judge(story(viewId), numbers, sent, "stored in the end");
        check(numbers.equals(numbers(text)), "the page shows " + numbers(text) + ", the store has " + numbers);
    }

    /** Whether the page may be asked to mount again. */
    boolean isGone(String viewId) {
        return story(viewId).gone;
    }

    boolean isLossy(String viewId) {
        return story(viewId).lossy;
    }

    int claims(String viewId) {
        return story(viewId).claims;
    }

    private void judge(Story story, List<Long> numbers, long ref, String where) {
        int at = 0;
        for (long i = 1; i <= ref; i++) {
            long number = i;
            if (at < numbers.size() && numbers.get(at) == number) {
                check(counts(number), () -> "event " + number + " failed, but is " + where);
                at++;
            } else {
                check(!counts(number) || number <= story.mayMiss,
                        () -> "event " + number + " of " + ref + " is not " + where + ": " + numbers);
            }
        }
        check(at == numbers.size(),
                () -> "events are " + where + " twice, out of order, or too early: " + numbers + " at "
                        + ref);
    }

    private static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(Long.valueOf(matcher.group()));
        }
        return numbers;
    }

    private void check(boolean holds, Supplier<String> sentence) {
        if (!holds) {
            failure = failure == null ? new AssertionError(sentence.get()) : failure;
            throw failure;
        }
    }

    /** Throws what was seen, wherever it was seen: the runtime survives also what its store throws. */
    void check() {
        if (failure != null) {
            throw failure;
        }
    }

    void check(boolean holds, String sentence) {
        check(holds, () -> sentence);
    }
}
