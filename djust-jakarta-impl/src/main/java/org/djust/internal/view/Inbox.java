package org.djust.internal.view;

import java.util.function.BooleanSupplier;

/**
 * The ways into one view's mailbox. Any thread may offer and post; {@link #close} and {@link #closed} are for what runs
 * in the mailbox.
 */
final class Inbox {

    private final Mailbox mailbox;
    private final Stats stats;
    private boolean closed;

    /** @param settle ends a batch, as {@link Mailbox} says; not called when the inbox is closed */
    Inbox(Services services, String view, BooleanSupplier settle, Gate gate) {
        stats = services.stats();
        mailbox = new Mailbox(services.executor(), services.beans()::inRequest, services.mailboxes(), services.nanos(),
                () -> closed || settle.getAsBoolean(), defect -> Notices.unexpected(view, defect),
                gate);
    }

    void open() {
        mailbox.open();
    }

    void settled() {
        mailbox.settled();
    }

    /** How many messages wait; any thread may ask. */
    int waiting() {
        return mailbox.waiting();
    }

    /** What is in the mailbox or comes later is not done. */
    void close() {
        closed = true;
    }

    /**
     * Something that may be refused, or come too late.
     *
     * @param expired runs instead when the task waited too long
     * @return false when the mailbox is full
     */
    boolean offer(Runnable task, Runnable expired) {
        boolean taken = mailbox.offer(new Task(() -> unlessClosed(task), () -> {
            stats.expired.increment();
            unlessClosed(expired);
        }));
        if (!taken) {
            stats.overflowed.increment();
        }
        return taken;
    }

    /** Something of the runtime's own, which is neither refused nor ever too late. */
    void post(Runnable task) {
        post(task, () -> {
        });
    }

    /** The same; {@code ifClosed} runs instead when the inbox is closed by then. */
    void post(Runnable task, Runnable ifClosed) {
        Runnable either = () -> {
            if (closed) {
                ifClosed.run();
            } else {
                task.run();
            }
        };
        mailbox.put(new Task(either, either));
    }

    private void unlessClosed(Runnable task) {
        if (!closed) {
            task.run();
        }
    }

    private record Task(Runnable task, Runnable ifExpired) implements Mailbox.Message {
        @Override
        public void deliver() {
            task.run();
        }

        @Override
        public void expired() {
            ifExpired.run();
        }
    }
}
