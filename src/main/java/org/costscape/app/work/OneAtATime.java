package org.costscape.app.work;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes things in the background, one at a time: of those that are wanted while one is being made, only the latest is made next.
 * To be used on the window's thread alone.
 *
 * @param <T> what is made
 */
public final class OneAtATime<T> {
    private final TaskRunner runner;
    private final Consumer<? super T> made;
    private final Consumer<Throwable> failed;
    private Optional<Supplier<T>> next = Optional.empty();
    private boolean making;
    private boolean wanted;

    /**
     * @param made is told what was made, on the window's thread
     * @param failed is told why it could not be made
     */
    public OneAtATime(TaskRunner runner, Consumer<? super T> made, Consumer<Throwable> failed) {
        this.runner = runner;
        this.made = made;
        this.failed = failed;
    }

    /** Makes something as soon as what is being made is done. */
    public void make(Supplier<T> how) {
        if (making) {
            next = Optional.of(how);
            return;
        }
        next = Optional.empty();
        making = true;
        wanted = true;
        runner.run(how, result -> end(() -> made.accept(result)), failure -> end(() -> failed.accept(failure)));
    }

    /** Nothing of what is being made, or waits, is wanted any more. */
    public void forget() {
        wanted = false;
        next = Optional.empty();
    }

    /** Whether something is being made that is wanted. */
    public boolean busy() {
        return (making && wanted) || next.isPresent();
    }

    private void end(Runnable tell) {
        making = false;
        if (wanted) {
            tell.run();
        }
        if (!making) { // otherwise the one who was told wanted something newer
            next.ifPresent(this::make);
        }
    }
}
