package org.djust.internal.cdi;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

import org.djust.spi.NodeServices;
import org.djust.spi.Timer;

/** The container's managed threads. Thread-safe. */
final class ContainerThreads implements Executor, Timer, AutoCloseable {

    /** Until a task that the container had no thread for is tried again, if none has become free before. */
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Logger LOG = Logger.getLogger(ContainerThreads.class.getName());

    private final Executor executor;
    private final ManagedScheduledExecutorService scheduler;
    private final Executor surroundings;
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final Queue<Future<?>> periodic = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** To be made on a thread of the application, such as a servlet context listener's. */
    ContainerThreads() {
        ManagedExecutorService threads = lookup("java:comp/DefaultManagedExecutorService");
        scheduler = lookup("java:comp/DefaultManagedScheduledExecutorService");
        executor = new PatientExecutor(threads, task -> after(MOMENT, task));
        ContextService contexts = lookup("java:comp/DefaultContextService");
        // The executor hands on the submitter's context, and on WildFly that may be an I/O thread, which has none:
        // onClose always, and with dispatch-to-worker=false messages too. Such tasks run in the context of this thread;
        // the class loader tells them.
        Executor here = Runnable::run;
        surroundings = contexts.createContextualProxy(here, Executor.class);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> inApplication(task));
    }

    /** What a node that starts now has for itself and its backends. */
    NodeServices services() {
        ManagedThreadFactory threads = lookup("java:comp/DefaultManagedThreadFactory");
        String nodeId = Long.toString(new SecureRandom().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        return new NodeServices(nodeId, this, threads, this, System::nanoTime);
    }

    /** Containers say nothing of what escapes from a task, and end one that is to come again. */
    private void inApplication(Runnable task) {
        try {
            if (Thread.currentThread().getContextClassLoader() == loader) {
                task.run();
            } else {
                surroundings.execute(task);
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "A task of the view runtime ended unexpectedly; please report this as a defect.", e);
        }
    }

    @Override
    public void after(Duration delay, Runnable task) {
        scheduler.schedule(() -> {
            if (!stopped) {
                inApplication(task);
            }
        }, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void every(Duration period, Runnable task) {
        periodic.add(scheduler.scheduleWithFixedDelay(() -> inApplication(task), period.toNanos(), period.toNanos(),
                TimeUnit.NANOSECONDS));
    }

    /** Ends what was to come later: the scheduler is the server's, and goes on when the application has stopped. */
    @Override
    public void close() {
        stopped = true;
        periodic.forEach(task -> task.cancel(false));
    }

    @SuppressWarnings("unchecked")
    private static <T> T lookup(String name) {
        try {
            return (T) InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no " + name
                    + ": djust needs Jakarta Concurrency (on WildFly the layer ee-concurrency).", e);
        }
    }
}
