package org.costscape.app.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The window's background threads: one for each concern, so that none waits for another. */
public record Workers(
        ExecutorService training,
        ExecutorService figure,
        ExecutorService second,
        ExecutorService export,
        ExecutorService paint,
        ExecutorService io) {
    public static Workers start() {
        return new Workers(
                thread("costscape-training"),
                thread("costscape-figure"),
                thread("costscape-second-figure"),
                thread("costscape-export"),
                thread("costscape-paint"),
                thread("costscape-io"));
    }

    /** Waits until work under way has ended, at most for some seconds. */
    public void stop(int seconds) {
        for (ExecutorService each : new ExecutorService[] {io, paint, training, figure, second, export}) {
            each.shutdown();
        }
        try {
            boolean ended = training.awaitTermination(seconds, TimeUnit.SECONDS)
                    && figure.awaitTermination(seconds, TimeUnit.SECONDS)
                    && second.awaitTermination(seconds, TimeUnit.SECONDS)
                    && export.awaitTermination(seconds, TimeUnit.SECONDS)
                    && io.awaitTermination(seconds, TimeUnit.SECONDS);
            if (!ended) {
                training.shutdownNow();
                figure.shutdownNow();
                second.shutdownNow();
                export.shutdownNow();
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
