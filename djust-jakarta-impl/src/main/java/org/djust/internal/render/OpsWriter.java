package org.djust.internal.render;

/** Writes the ops that build a scope's new rope from its old one. */
final class OpsWriter {
    /** A run of this many neighbours is worth an element of its own within a list of single copies. */
    private static final int OWN_RUN = 8;

    private final RopeWriter ropes;
    private final StringBuilder out;
    private long[] before;
    private Object[] chunks;
    private CopyPlan plan;

    OpsWriter(RopeWriter ropes, StringBuilder out) {
        this.ropes = ropes;
        this.out = out;
    }

    void write(long[] codesBefore, long[] codes, Object[] all) {
        before = codesBefore;
        chunks = all;
        plan = new CopyPlan(codesBefore, codes);
        out.append('[');
        for (int segment = 0; segment < plan.count;) {
            if (segment > 0) {
                out.append(',');
            }
            segment = plan.isCopy(segment) ? copies(segment) : single(segment);
        }
        out.append(']');
    }

    private int single(int segment) {
        ropes.chunk(chunks[plan.position(segment)]);
        return segment + 1;
    }

    /** Writes one or more copies as one element; returns the segment behind them. */
    private int copies(int segment) {
        int neighbours = neighbours(segment, Integer.MAX_VALUE);
        if (neighbours > 2) {
            return run(segment, neighbours);
        }
        int separated = separated(segment);
        if (separated > 2) {
            return group(segment, 1, 2, separated);
        }
        int grouped = grouped(segment);
        if (grouped > 2) {
            return group(segment, plan.length(segment), 1, grouped);
        }
        return copy(segment);
    }

    private int copy(int segment) {
        int from = plan.from(segment);
        int length = plan.length(segment);
        out.append('[').append(from);
        if (from + length != before.length) {
            out.append(',').append(length);
        }
        out.append(']');
        return segment + 1;
    }

    /** How many single copies follow each other, forwards or backwards in the old rope, with the same static between any two. */
    private int neighbours(int segment, int most) {
        if (!isSingle(segment) || !isSeparated(segment, segment)) {
            return 1;
        }
        int stride = plan.from(segment + 2) - plan.from(segment);
        if (stride != 1 && stride != -1) {
            return 1;
        }
        int count = 1;
        int at = segment;
        while (count < most && isSeparated(at, segment) && plan.from(at + 2) - plan.from(at) == stride) {
            at += 2;
            count++;
        }
        return count;
    }

    /** How many single copies have the same static between any two, up to a long run of neighbours. */
    private int separated(int segment) {
        int count = 1;
        int at = segment;
        while (isSingle(at) && isSeparated(at, segment) && neighbours(at + 2, OWN_RUN) < OWN_RUN) {
            at += 2;
            count++;
        }
        return count;
    }

    /** How many copies of the same length follow each other. */
    private int grouped(int segment) {
        int count = 1;
        while (segment + count < plan.count && plan.isCopy(segment + count)
                && plan.length(segment + count) == plan.length(segment) && plan.length(segment) > 0) {
            count++;
        }
        return count;
    }

    private boolean isSingle(int segment) {
        return plan.isCopy(segment) && plan.length(segment) == 1;
    }

    /** Whether a static follows, the same as behind {@code first}, and then another single copy. */
    private boolean isSeparated(int segment, int firstSegment) {
        return segment + 2 < plan.count && !plan.isCopy(segment + 1) && isSingle(segment + 2)
                && chunks[plan.position(segment + 1)] instanceof Piece piece && piece.pooled
                && piece == chunks[plan.position(firstSegment + 1)];
    }

    private int run(int segment, int count) {
        boolean forwards = plan.from(segment + 2) > plan.from(segment);
        out.append('[').append(plan.from(segment)).append(',').append(forwards ? count : -count).append(',');
        ropes.chunk(chunks[plan.position(segment + 1)]);
        out.append(']');
        return segment + 2 * count - 1;
    }

    private int group(int segment, int length, int step, int count) {
        out.append('[').append(length).append(",[");
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append(plan.from(segment + i * step));
        }
        out.append(']');
        if (step == 2) {
            out.append(',');
            ropes.chunk(chunks[plan.position(segment + 1)]);
        }
        out.append(']');
        return segment + step * (count - 1) + 1;
    }
}
