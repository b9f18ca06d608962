package org.djust.spi.channel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Tells the subscribers of one topic what there is to tell, in order, one after the other. A few are told on the caller's
 * thread; many on the executor's, some at a time, so that no publisher waits for thousands of receivers.
 */
final class Fanout {

    /** Calls of receivers that a publisher makes itself. */
    private static final int FEW = 64;
    /** Calls of receivers before the executor's thread is given back. */
    private static final int BATCH = 1024;

    private final Executor executor;
    private final Queue<News> waiting = new ArrayDeque<>(0);
    private int calls;
    private boolean running;
    /** Of the first that waits, how many have been told; used by the thread that runs. */
    private int told;

    private record News(Member[] members, Consumer<Member> call) {
    }

    Fanout(Executor executor) {
        this.executor = executor;
    }

    /** To be followed by {@link #run}, without locks that receivers may want. */
    synchronized void add(Member[] members, Consumer<Member> call) {
        if (members.length > 0) {
            waiting.add(new News(members, call));
            calls += members.length;
        }
    }

    /** Tells what waits, or has it told, unless somebody does already. */
    void run() {
        boolean few;
        synchronized (this) {
            if (running || waiting.isEmpty()) {
                return;
            }
            running = true;
            few = calls <= FEW;
        }
        if (few) {
            tell(FEW);
        } else {
            later();
        }
    }

    private void tell(int limit) {
        int made = 0;
        for (News news = first(); news != null; news = first()) {
            while (told < news.members.length) {
                if (made++ >= limit) {
                    later();
                    return;
                }
                news.call.accept(news.members[told++]);
            }
            told = 0;
            remove(news);
        }
    }

    /** Null when nothing waits, and then nobody runs. */
    private synchronized News first() {
        running = !waiting.isEmpty();
        return waiting.peek();
    }

    private synchronized void remove(News news) {
        waiting.remove();
        calls -= news.members.length;
    }

    private void later() {
        try {
            executor.execute(() -> tell(BATCH));
        } catch (RejectedExecutionException e) {
            // The application stops, and its views with it.
            synchronized (this) {
                waiting.clear();
                calls = 0;
                told = 0;
                running = false;
            }
        }
    }
}
