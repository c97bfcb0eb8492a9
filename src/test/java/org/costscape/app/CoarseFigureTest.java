package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.costscape.app.kind.Drawing;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.Plan;
import org.costscape.app.kind.Shown;
import org.costscape.app.kind.Subject;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Lane;
import org.costscape.app.work.Work;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.Runs;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure of a part of its points is not saved under the command that draws all of them. */
class CoarseFigureTest {
    @TempDir
    Path folder;

    private final AtomicBoolean stopped = new AtomicBoolean(true);

    /** A figure that is stopped after its first part, or is not. */
    private final class Kind extends FigureKind<Shown> {
        private final Shown figure;

        Kind(Shown figure) {
            super("parts", "Parts", "Something in parts.");
            this.figure = figure;
        }

        @Override
        public Plan<Shown> plan(Subject subject) {
            return new Plan.Compute<>(new InParts(figure, stopped));
        }

        @Override
        public Drawing<Shown> drawing() {
            return Optional::of;
        }
    }

    private record InParts(Shown figure, AtomicBoolean stopped) implements Work<Shown> {
        @Override
        public String title() {
            return "parts";
        }

        @Override
        public Shown run(Engine engine, Consumer<Shown> partial, Progress progress) {
            partial.accept(figure);
            if (stopped.get()) {
                throw new CancellationException();
            }
            return figure;
        }
    }

    @Test
    void aFigureIsCoarseUntilAllItsPointsAreComputed() throws IOException {
        Home home = TinyHome.in(folder, 60, 10, 0.1);
        try (Engine engine = new Engine(home)) {
            Shown figure =
                    trained(home, engine).pane().figure().shownProperty().get().orElseThrow();
            FigureModel model = new FigureModel(new Lane(engine, Models.DIRECT), Models.DIRECT, Runnable::run);
            Experiment tiny = new Library(home).experiments().get(0);

            model.show(
                    new Kind(figure),
                    Optional.of(new Subject(tiny, Optional.empty(), Optional.empty(), Optional.empty())));
            assertTrue(model.shownProperty().get().orElseThrow().coarse());

            stopped.set(false);
            model.recompute();
            assertFalse(model.shownProperty().get().orElseThrow().coarse());
        }
    }

    @Test
    void aCoarseFigureIsNotSavedButWhatItHasBecomeIs() throws IOException {
        Home home = TinyHome.in(folder, 60, 10, 0.1);
        Path file = folder.resolve("figure.png");
        try (Engine engine = new Engine(home)) {
            WindowModel model = trained(home, engine);
            Shown coarse =
                    model.pane().figure().shownProperty().get().orElseThrow().asCoarse();
            List<Message> said = new ArrayList<>();

            model.exporting().export(coarse, said::add);
            assertFalse(Files.exists(file));
            assertEquals(Message.Kind.ERROR, said.get(0).kind());
            assertTrue(said.get(0).text().startsWith("This figure is still coarse"), said.get(0)::text);

            model.exporting().export(model.pane().finished(coarse), said::add);
            assertTrue(Files.exists(file));
        }
    }

    private WindowModel trained(Home home, Engine engine) {
        WindowModel model = new WindowModel(
                home,
                new Runs(folder.resolve("runs")),
                Models.direct(engine),
                name -> Optional.of(folder.resolve("figure.png")));
        model.open();
        model.steering().train();
        return model;
    }
}
