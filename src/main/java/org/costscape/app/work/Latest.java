package org.costscape.app.work;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands values to the window's thread as fast as that can take them: of values that come faster, only the latest
 * arrives, so that no queue grows.
 */
public final class Latest<T> {
    private final Executor window;
    private final Consumer<T> receiver;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    public Latest(Executor window, Consumer<T> receiver) {
        this.window = window;
        this.receiver = receiver;
    }

    /** To be called from any thread. */
    public void offer(T value) {
        if (waiting.getAndSet(value) == null) {
            window.execute(this::deliver);
        }
    }

    private void deliver() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            receiver.accept(value);
        }
    }
}
