package org.costscape.task;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on a fixed number of threads, the calling thread being one of them.
 *
 * <p>Tasks are dealt out in order, but which thread runs which task is not fixed: results must go into a place that
 * belongs to the task, so that they are the same bits with any number of threads. A task learns its <em>lane</em>, the
 * number of its thread; no two tasks run in one lane at a time, so a lane can own scratch memory.
 *
 * <p>Work that is {@link #cancellable} stops at the next task, so that a cancel need not wait for all of them.
 */
public final class Parallel implements AutoCloseable {
    private final int lanes;
    private final ExecutorService workers;
    private volatile Progress progress = Progress.NONE;

    /** One task of a parallel loop. */
    @FunctionalInterface
    public interface Body {
        void run(int task, int lane);
    }

    /** @param lanes number of threads, at least 1 */
    public Parallel(int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes must be at least 1, found " + lanes);
        }
        this.lanes = lanes;
        int threads = Math.max(1, lanes - 1);
        this.workers = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new SpinningQueue<>(), task -> {
            Thread thread = new Thread(task, "costscape-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** As many lanes as this machine has processors. */
    public static Parallel ofMachine() {
        return new Parallel(Runtime.getRuntime().availableProcessors());
    }

    /** The number of lanes; lanes are numbered from 0. */
    public int lanes() {
        return lanes;
    }

    /**
     * Does work whose loops can be cancelled: each of their tasks asks {@code progress} before it begins. Inside other
     * cancellable work, it alone is asked until it has ended.
     *
     * @param progress asked again and again, on any thread; nothing is reported to it
     * @throws java.util.concurrent.CancellationException if cancelled; what was being computed is lost
     */
    public <T> T cancellable(Progress progress, Supplier<T> work) {
        Progress outer = this.progress;
        this.progress = progress;
        try {
            return work.get();
        } finally {
            this.progress = outer;
        }
    }

    /**
     * To be called now and then in a task that takes long.
     *
     * @throws java.util.concurrent.CancellationException if the work is {@link #cancellable} and was cancelled
     */
    public void check() {
        progress.check();
    }

    /**
     * Runs {@code body} for the tasks 0 … count−1 and returns when all have ended. The first failure ends the loop: no
     * further task begins, and the failure is thrown here once the tasks under way have ended.
     */
    public void forEach(int count, Body body) {
        Loop loop = new Loop(count, body);
        int helpers = Math.min(lanes, count) - 1;
        CountDownLatch done = new CountDownLatch(Math.max(0, helpers));
        for (int lane = 1; lane <= helpers; lane++) {
            int mine = lane;
            workers.execute(() -> {
                loop.run(mine);
                done.countDown();
            });
        }
        loop.run(0);
        awaitUninterruptibly(done);
        loop.throwFailure();
    }

    /** Lets the threads end; tasks under way are not interrupted. */
    @Override
    public void close() {
        workers.shutdown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        SpinningQueue.spin(() -> latch.getCount() == 0);
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Loop {
        private final int count;
        private final Body body;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Loop(int count, Body body) {
            this.count = count;
            this.body = body;
        }

        void run(int lane) {
            int task;
            while ((task = next.getAndIncrement()) < count) {
                try {
                    check();
                    body.run(task, lane);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                    next.set(count);
                }
            }
        }

        void throwFailure() {
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
        }
    }
}
