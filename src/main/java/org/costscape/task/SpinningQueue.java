package org.costscape.task;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * A queue whose takers watch it for a moment before they go to sleep: waking a thread takes 20 … 100 µs, about as long as one
 * layer of a minibatch.
 */
final class SpinningQueue<T> extends LinkedBlockingQueue<T> {
    private static final long serialVersionUID = 1;

    /** Longer than what one thread does alone between two parallel loops of a training step. */
    private static final long NANOS = 200_000;

    @Override
    public T take() throws InterruptedException {
        spin(() -> !isEmpty());
        return super.take();
    }

    /** Returns when the condition holds, or after a moment. */
    static void spin(BooleanSupplier condition) {
        long end = System.nanoTime() + NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
