package org.costscape.app;

import java.util.function.Consumer;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Lane;
import org.costscape.app.work.TaskRunner;

/** Window models whose background work runs at once, without a toolkit. */
final class Models {
    static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);

    private static final Consumer<Runnable> AT_ONCE = Runnable::run;

    private Models() {}

    /** All work runs at once, on the caller's thread. */
    static Runners direct(Engine engine) {
        return of(engine, DIRECT);
    }

    /** The same, but figures are computed by a runner of the caller's. */
    static Runners of(Engine engine, TaskRunner figure) {
        return new Runners(
                new Lane(engine, DIRECT),
                new Lane(engine, figure),
                new Lane(engine, figure),
                new Lane(engine, DIRECT),
                DIRECT,
                DIRECT,
                AT_ONCE);
    }
}
