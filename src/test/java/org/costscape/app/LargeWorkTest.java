package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.costscape.app.kind.Drawing;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.Plan;
import org.costscape.app.kind.Subject;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Lane;
import org.costscape.app.work.Work;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Library;
import org.costscape.task.Demand;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure that takes long or much says so, and is computed when somebody wants it nevertheless. */
class LargeWorkTest {
    @TempDir
    Path folder;

    /** A figure whose work takes two hours, as it says. */
    private static final class Kind extends FigureKind<Integer> {
        private final AtomicInteger computed = new AtomicInteger();

        Kind() {
            super("slow", "Slow", "Something large.");
        }

        @Override
        public Plan<Integer> plan(Subject subject) {
            return new Plan.Compute<>(new Slow(computed));
        }

        @Override
        public Drawing<Integer> drawing() {
            return result -> Optional.empty();
        }
    }

    private record Slow(AtomicInteger computed) implements Work<Integer> {
        @Override
        public String title() {
            return "slow";
        }

        @Override
        public Integer run(Engine engine, Consumer<Integer> partial, Progress progress) {
            progress.expect(new Demand("9 points, up to about 2 h", 7200, 0.1));
            return computed.incrementAndGet();
        }
    }

    @Test
    void itIsSaidWhatAFigureTakesAndPressingComputeIsTheAnswer() throws IOException {
        Experiment tiny =
                new Library(TinyHome.in(folder, 60, 10, 0.1)).experiments().get(0);
        Subject subject = new Subject(tiny, Optional.empty(), Optional.empty(), Optional.empty());
        try (Engine engine = new Engine(TinyHome.in(folder, 60, 10, 0.1))) {
            FigureModel model = new FigureModel(new Lane(engine, Models.DIRECT), Models.DIRECT, Runnable::run);
            Kind kind = new Kind();

            model.show(kind, Optional.of(subject));
            assertEquals(
                    "9 points, up to about 2 h. Go on? Press Compute (F5); Esc stops it.",
                    model.placeholderProperty().get().text());
            model.show(kind, Optional.of(subject));
            assertEquals(0, kind.computed.get());

            model.recompute();
            assertEquals(1, kind.computed.get());
        }
    }
}
