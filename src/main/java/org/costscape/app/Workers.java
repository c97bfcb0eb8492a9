package org.costscape.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The window's background threads: one for each concern, so that none waits for another. */
record Workers(ExecutorService compute, ExecutorService paint, ExecutorService io) {
    static Workers start() {
        return new Workers(thread("costscape-compute"), thread("costscape-paint"), thread("costscape-io"));
    }

    /** Waits until work under way has ended, at most for some seconds. */
    void stop(int seconds) {
        for (ExecutorService each : new ExecutorService[] {io, paint, compute}) {
            each.shutdown();
        }
        try {
            boolean ended = compute.awaitTermination(seconds, TimeUnit.SECONDS)
                    && io.awaitTermination(seconds, TimeUnit.SECONDS);
            if (!ended) {
                compute.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread; what is asked of it after the window was closed is dropped. */
    private static ExecutorService thread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
