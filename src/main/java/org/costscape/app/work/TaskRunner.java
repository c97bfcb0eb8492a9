package org.costscape.app.work;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs one kind of work in the background and hands what comes of it to the window's thread. With executors that run at
 * once, everything happens on the caller's thread: so view models are tested without a toolkit.
 *
 * @param background where work runs
 * @param window the window's thread
 */
public record TaskRunner(Executor background, Executor window) {
    /** Runs {@code work}; then, on the window's thread, either {@code done} or {@code failed}. */
    public <T> void run(Supplier<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        background.execute(() -> {
            T result;
            try {
                result = work.get();
            } catch (RuntimeException | Error e) {
                window.execute(() -> failed.accept(e));
                return;
            }
            window.execute(() -> done.accept(result));
        });
    }
}
