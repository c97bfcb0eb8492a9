package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.costscape.app.kind.Points;
import org.costscape.app.kind.Shown;
import org.costscape.app.option.Option;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Lane;
import org.costscape.app.work.TaskRunner;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.ExperimentText;
import org.costscape.experiment.Home;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.Runs;
import org.costscape.experiment.StepFigure;
import org.costscape.experiment.SurfaceFigure;
import org.costscape.figure.Camera;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.PaintedPanel;
import org.costscape.figure.PanelGeometry;
import org.costscape.figure.PngText;
import org.costscape.figure.Range;
import org.costscape.figure.ReliefFigure;
import org.costscape.figure.Scale;
import org.costscape.figure.Theme;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.training.HistoryEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowModelTest {
    @TempDir
    private Path folder = Path.of("");

    private Optional<Engine> engine = Optional.empty();
    private Optional<Path> chosenFile = Optional.empty();

    @AfterEach
    void close() {
        engine.ifPresent(Engine::close);
    }

    @Test
    void theFirstExperimentIsChosenWhenTheWindowOpens() throws IOException {
        WindowModel model = open(100, 0.1);

        assertEquals("tiny", model.experimentProperty().get().orElseThrow().name());
        assertTrue(model.pane().figure().placeholderProperty().get().text().startsWith("Press ▶"));
    }

    @Test
    void trainingAddsToTheHistoryAndEndsWithACompleteRun() throws IOException {
        WindowModel model = open(100, 0.1);

        model.steering().train();

        RunModel run = model.runProperty().get().orElseThrow();
        assertEquals(11, run.history().size());
        assertEquals(Runs.State.COMPLETE, run.state());
        assertEquals(List.of(run), runsOf(model));
    }

    @Test
    void workShowsItsProgressInWords() throws IOException {
        WindowModel model = open(100, 0.1);
        List<String> statuses = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        for (Lane lane : List.of(model.training().lane(), model.pane().figure().lane())) {
            lane.statusProperty().addListener((property, old, now) -> statuses.add(now));
            lane.fractionProperty().addListener((property, old, now) -> fractions.add(now.doubleValue()));
        }

        model.steering().train();

        assertTrue(statuses.contains("training tiny · 100 %"), () -> "" + statuses);
        assertTrue(statuses.contains("linear path · 100 %"), () -> "" + statuses);
        assertTrue(fractions.contains(1.0));
    }

    @Test
    void aRunThatStopsEarlyIsCompleteAndSaysSo() throws IOException {
        Home home = TinyHome.in(folder, 60, 1000, 0.3);
        Path file = folder.resolve("models/tiny.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"last-step\"", "\"no-improvement\", \"evaluations\": 2"));
        WindowModel model = open(home, Models.DIRECT);

        model.steering().train();

        RunModel run = model.runProperty().get().orElseThrow();
        int end = run.history().get(run.history().size() - 1).step();
        assertTrue(end < 1000, "" + end);
        assertEquals(Runs.State.COMPLETE, run.state());
        assertEquals(end, run.contentProperty().get().step());
        assertEquals(Optional.empty(), model.steering().continuable());
        assertTrue(
                run.summary().endsWith("at step " + (end - 20) + ", stopped early at " + end + " of 1,000"),
                run::summary);
        assertEquals(101, points(model));
    }

    @Test
    void theLinearPathFollowsTrainingCoarseToFine() throws IOException {
        WindowModel model = open(100, 0.1);
        List<Integer> sizes = new ArrayList<>();
        model.pane()
                .figure()
                .shownProperty()
                .addListener(
                        (property, old, now) -> now.filter(shown -> shown.name().endsWith("linear-path"))
                                .ifPresent(shown -> sizes.add(shown.readings().size())));

        model.steering().train();

        assertTrue(sizes.get(0) < 101, "a few points first");
        assertEquals(101, sizes.get(sizes.size() - 1));
        assertEquals("line", model.kindProperty().get().id());
    }

    @Test
    void statisticsCanBeChosenForANetworkWithBatchNormalizationOnly() throws IOException {
        WindowModel model = open(20, 0.1);
        Experiment plain = model.experimentProperty().get().orElseThrow();
        model.steering().train();
        Option<?> statistics = option(model, "line-statistics");
        assertFalse(statistics.offeredProperty().get());

        model.select(plain.withNetwork(new FeedforwardDefinition(
                20,
                List.of(
                        new LinearDefinition(8),
                        new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                        new DenseDefinition(3, Activation.IDENTITY)))));
        assertTrue(statistics.offeredProperty().get());
        model.steering().train();
        statistics.type("batch");
        assertTrue(caption(model).contains("Batch statistics of every 10 examples"), () -> caption(model));

        statistics.type("frozen");
        assertTrue(caption(model).contains("frozen"), () -> caption(model));
        assertEquals(1, shown(model).warnings().size());

        model.select(plain);
        model.steering().train();
        assertFalse(statistics.offeredProperty().get());
        assertFalse(caption(model).contains("Batch statistics"), () -> caption(model));
    }

    @Test
    void aCancelledRunStaysAndContinuesToItsEnd() throws IOException {
        WindowModel model = open(100, 0.1);
        cancelAfterEntries(model, 3);

        model.steering().train();
        RunModel run = model.runProperty().get().orElseThrow();
        assertEquals(Runs.State.INTERRUPTED, run.state());
        assertEquals(Optional.of(run), model.steering().continuable());
        assertEquals(20, run.contentProperty().get().step());

        model.steering().train();
        assertEquals(Optional.of(run), model.runProperty().get());
        assertEquals(Runs.State.COMPLETE, run.state());
        assertEquals(11, run.history().size());
    }

    @Test
    void divergenceIsToldInWordsAndTheRunIsMarked() throws IOException {
        WindowModel model = open(100, 1e30);

        model.steering().train();

        Message message = model.messageProperty().get().orElseThrow();
        assertEquals(Message.Kind.ERROR, message.kind());
        assertTrue(message.text().contains("diverged"), message::text);
        assertEquals(
                Runs.State.DIVERGED, model.runProperty().get().orElseThrow().state());
        assertEquals(Optional.empty(), model.steering().continuable());
    }

    @Test
    void missingDataAreToldInWordsAndNoRunIsLeft() throws IOException {
        WindowModel model = open(100, 0.1);
        Files.delete(folder.resolve("datasets/tiny/t10k-labels-idx1-ubyte"));

        model.steering().train();

        assertTrue(model.messageProperty().get().orElseThrow().text().contains("t10k-labels"));
        assertEquals(Optional.empty(), model.runProperty().get());
        assertEquals(List.of(), runsOf(model));
    }

    @Test
    void aRunThatCannotBeReadSaysWhyWhenChosen() throws IOException {
        Path damaged = Files.createDirectories(folder.resolve("runs/damaged"));
        Files.writeString(damaged.resolve("definition.json"), "{");
        WindowModel model = open(100, 0.1);

        model.select(model.library().runs().get(0));

        assertTrue(model.messageProperty().get().orElseThrow().text().contains("definition.json"));
    }

    @Test
    void anotherOptionComputesTheFigureAnewAndTheFormerAnswerIsKept() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        List<String> works = new ArrayList<>();
        model.pane()
                .figure()
                .lane()
                .jobProperty()
                .addListener((property, old, now) ->
                        now.ifPresent(job -> works.add(job.work().title())));

        option(model, "line-points").type("11");
        assertEquals(11, points(model));
        option(model, "line-points").type("101");
        assertEquals(101, points(model));
        assertEquals(List.of("linear path"), works);

        model.recompute();
        assertEquals(List.of("linear path", "linear path"), works);
    }

    @Test
    void aWrongOptionSaysWhyAndTheFigureStays() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        TextOption<?> range = (TextOption<?>) option(model, "line-range");

        range.textProperty().set("2 … 1");

        assertTrue(
                range.problemProperty().get().contains("2 … 1"),
                () -> range.problemProperty().get());
        assertEquals(101, points(model));
    }

    @Test
    void aPlaneAndASurfaceAreComputedWhenTheyAreLookedAt() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();

        model.showKind("plane");
        option(model, "plane-grid").type("5 × 5");
        assertEquals(5, map(model).grid().columns());
        assertTrue(shown(model).facts().stream().anyMatch(fact -> fact.name().equals("Cosine")));

        model.showKind("surface");
        assertInstanceOf(ReliefFigure.class, shown(model).figure());
        option(model, "surface-view").type("contour");
        assertInstanceOf(HeatMapFigure.class, shown(model).figure());
    }

    @Test
    void aFigureIsExportedAndTheMessageSaysWhere() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        Path file = folder.resolve("figure.png");
        chosenFile = Optional.of(file);

        model.exporting().export();

        assertTrue(Files.size(file) > 0);
        assertTrue(model.messageProperty().get().orElseThrow().text().contains(file.toString()));
    }

    @Test
    void anExportThatFailsIsToldInWords() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        chosenFile = Optional.of(folder.resolve("figure.bmp"));

        model.exporting().export();

        Message message = model.messageProperty().get().orElseThrow();
        assertEquals(Message.Kind.ERROR, message.kind());
        assertTrue(message.text().contains(".png"), message::text);
    }

    @Test
    void nothingIsWrittenWhereTheQuestionForAFileIsDismissed() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();

        model.exporting().export();

        assertEquals(Optional.empty(), model.messageProperty().get());
    }

    @Test
    void thePointerReadsTheNearestPoint() throws IOException {
        WindowModel model = open(100, 0.1);
        model.pane().paint().resize(new Painted.Canvas(800, 600, 1, Theme.LIGHT));
        model.steering().train();
        Painted picture = model.pane().paint().paintedProperty().get().orElseThrow();
        double px = picture.panels().get(0).pxAt(1.004);

        model.pane().hover().move(px, picture.panels().get(0).top() + 5);

        Hit hit = model.pane().hover().hitProperty().get().orElseThrow();
        assertTrue(hit.text().startsWith("α 1.000 "), hit::text);
        assertEquals(
                Set.of(0, 1),
                Set.copyOf(hit.marks().stream().map(Hit.Mark::panel).distinct().toList()));
    }

    @Test
    void thePointerOutsideThePanelsReadsNothing() throws IOException {
        WindowModel model = open(100, 0.1);
        model.pane().paint().resize(new Painted.Canvas(800, 600, 1, Theme.LIGHT));
        model.steering().train();

        model.pane().hover().move(2, 2);

        assertFalse(model.pane().hover().hitProperty().get().isPresent());
    }

    @Test
    void choosingAnotherRunStopsThePathOfTheFirstAndComputesTheOther() throws IOException {
        WindowModel before = open(100, 0.1);
        before.steering().train();
        before.steering().train();
        engine.orElseThrow().close();
        Queue<Runnable> compute = new ArrayDeque<>();
        WindowModel model = open(100, 0.1, new TaskRunner(compute::add, Runnable::run));
        model.showKind("line");

        model.select(runsOf(model).get(0));
        model.select(runsOf(model).get(1));
        compute.remove().run();
        compute.remove().run();

        assertTrue(compute.isEmpty());
        assertEquals("tiny-2-linear-path", shown(model).name());
        assertEquals(101, points(model));
    }

    @Test
    void aStoppedFigureSaysSoAndIsComputedWhenAskedFor() throws IOException {
        WindowModel before = open(100, 0.1);
        before.steering().train();
        engine.orElseThrow().close();
        Queue<Runnable> compute = new ArrayDeque<>();
        WindowModel model = open(100, 0.1, new TaskRunner(compute::add, Runnable::run));
        model.showKind("line");
        model.select(runsOf(model).get(0));

        model.cancel();
        compute.remove().run();

        assertTrue(
                model.pane().figure().placeholderProperty().get().text().startsWith("Stopped."),
                () -> model.pane().figure().placeholderProperty().get().text());
        model.recompute();
        compute.remove().run();
        assertEquals(101, points(model));
    }

    @Test
    void twoRunsAreShownBesideEachOtherWithTheSameOptions() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        RunModel first = model.runProperty().get().orElseThrow();
        model.steering().train();
        model.showKind("line");

        model.compare(Optional.of(first));

        assertTrue(model.besideProperty().getValue());
        assertEquals(
                "tiny-linear-path",
                model.second().figure().shownProperty().get().orElseThrow().name());
        option(model, "line-points").type("7");
        assertEquals(7, points(model));
        assertEquals(
                7,
                model.second()
                        .figure()
                        .shownProperty()
                        .get()
                        .orElseThrow()
                        .readings()
                        .size());

        model.select(first);
        assertEquals(Optional.empty(), model.otherProperty().get());
        model.toggleCompare();
        assertEquals("tiny-2", model.otherProperty().get().orElseThrow().name());
        model.toggleCompare();
        assertEquals(Optional.empty(), model.otherProperty().get());
    }

    @Test
    void theTimeLineChoosesTheSnapshotOfEveryFigure() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        List<Integer> steps = model.timeline().stepsProperty().get();
        assertEquals(List.of(0, 6, 25, 56, 100), steps);

        model.timeline().choose(2);

        assertEquals("step 25 of 100", model.timeline().text());
        assertTrue(caption(model).contains("step 25"), () -> caption(model));
        model.timeline().move(1);
        assertEquals(Optional.of(56), model.timeline().chosenProperty().get());
        model.timeline().release();
        int best = HistoryEntry.best(model.runProperty().get().orElseThrow().history())
                .step();
        assertEquals("best: step " + best, model.timeline().text());
        model.showKind("step");
        assertEquals("first: step 0", model.timeline().text());
        assertEquals(0, model.timeline().index());
        model.showKind("smoothness");
        assertEquals("whole run", model.timeline().text());
    }

    @Test
    void inLiveModeTheFigureFollowsTraining() throws IOException {
        WindowModel model = open(100, 0.1);
        model.live().set(true);
        List<String> captions = new ArrayList<>();
        model.pane()
                .figure()
                .shownProperty()
                .addListener(
                        (property, old, now) -> now.filter(shown -> shown.name().endsWith("linear-path"))
                                .ifPresent(shown -> captions.add(shown.figure().caption())));
        model.kindProperty().addListener((property, old, now) -> model.showKind("line"));

        model.steering().train();

        assertTrue(captions.stream().distinct().count() > 2, () -> "" + captions);
    }

    @Test
    void aCopyOfAnExperimentIsKeptAndChosen() throws IOException {
        WindowModel model = open(100, 0.1);
        Experiment tiny = model.experimentProperty().get().orElseThrow();

        model.intake().keep(tiny.withSeed(5).withName(model.library().nameForCopy(tiny)));

        assertEquals("tiny-2", model.experimentProperty().get().orElseThrow().name());
        assertTrue(Files.exists(folder.resolve("experiments/tiny-2.json")));
        assertEquals(2, model.library().experiments().size());

        model.intake().keep(tiny.withSeed(6));
        assertTrue(model.messageProperty().get().orElseThrow().text().contains("choose another"));
    }

    @Test
    void whatIsDroppedIsADefinitionARunOrData() throws IOException {
        WindowModel model = open(100, 0.1);
        Experiment tiny = model.experimentProperty().get().orElseThrow();
        model.steering().train();
        Path moved = folder.resolve("elsewhere");
        Files.move(folder.resolve("runs/tiny"), moved);

        model.intake().take(List.of(moved));
        assertEquals("elsewhere", model.runProperty().get().orElseThrow().name());
        assertTrue(runsOf(model).stream().anyMatch(run -> run.name().equals("elsewhere")));

        Path definition = folder.resolve("dropped.json");
        Files.writeString(definition, ExperimentText.of(tiny.withName("dropped")));
        model.intake().take(List.of(definition));
        assertEquals("dropped", model.experimentProperty().get().orElseThrow().name());
        assertEquals(
                "“Tiny network” is one of your experiments now, as dropped.",
                model.messageProperty().get().orElseThrow().text());

        Path shipped = folder.resolve("models/tiny.json");
        model.intake().take(List.of(shipped));
        assertEquals(tiny, model.experimentProperty().get().orElseThrow());
        assertEquals(Optional.empty(), model.messageProperty().get());
        model.intake().take(List.of(definition));

        model.intake().take(List.of(folder.resolve("datasets/tiny")));
        Experiment ofData = model.experimentProperty().get().orElseThrow();
        assertEquals("dropped-2", ofData.name());
        assertEquals(tiny.title() + ", data of tiny", ofData.title());
        model.steering().train();
        assertEquals(
                Runs.State.COMPLETE, model.runProperty().get().orElseThrow().state());

        model.intake().take(List.of(folder.resolve("missing.json")));
        assertTrue(model.messageProperty().get().orElseThrow().text().contains("missing.json"));
    }

    @Test
    void whatTheProgramIsStartedWithIsOpenedInsteadOfTheFirstExperiment() throws IOException {
        WindowModel first = open(100, 0.1);
        first.steering().train();
        Experiment tiny = first.experimentProperty().get().orElseThrow();
        engine.orElseThrow().close();
        Path definition = folder.resolve("mine.costscape");
        Files.writeString(definition, ExperimentText.of(tiny.withName("mine")));

        WindowModel ofDefinition = open(100, 0.1, List.of(definition));
        assertEquals(
                "mine", ofDefinition.experimentProperty().get().orElseThrow().name());
        engine.orElseThrow().close();

        WindowModel ofRun = open(100, 0.1, List.of(folder.resolve("runs/tiny/definition.json")));
        assertEquals("tiny", ofRun.runProperty().get().orElseThrow().name());
        assertEquals(1, runsOf(ofRun).size());
        engine.orElseThrow().close();

        WindowModel ofData = open(100, 0.1, List.of(folder.resolve("datasets/tiny")));
        assertEquals("tiny-2", ofData.experimentProperty().get().orElseThrow().name());
    }

    @Test
    void aFigureThatGaveWayIsComputedWhenItIsLookedAtAgain() throws IOException {
        WindowModel before = open(100, 0.1);
        before.steering().train();
        before.steering().train();
        engine.orElseThrow().close();
        Queue<Runnable> compute = new ArrayDeque<>();
        WindowModel model = open(100, 0.1, new TaskRunner(compute::add, Runnable::run));
        model.showKind("line");

        model.select(runsOf(model).get(0));
        model.select(runsOf(model).get(1));
        model.select(runsOf(model).get(0));
        while (!compute.isEmpty()) {
            compute.remove().run();
        }

        assertEquals("tiny-linear-path", shown(model).name());
        assertEquals(101, points(model));
    }

    @Test
    void aFigureOfAnotherKindDoesNotStayWhileOneIsComputed() throws IOException {
        WindowModel before = open(100, 0.1);
        before.steering().train();
        engine.orElseThrow().close();
        Queue<Runnable> compute = new ArrayDeque<>();
        WindowModel model = open(100, 0.1, new TaskRunner(compute::add, Runnable::run));
        model.showKind("line");
        model.select(runsOf(model).get(0));
        model.showKind("training");
        assertTrue(shown(model).name().endsWith("-training"));

        model.showKind("line");
        assertEquals(Optional.empty(), model.pane().figure().shownProperty().get());
        assertEquals(
                "Computing…", model.pane().figure().placeholderProperty().get().text());

        while (!compute.isEmpty()) {
            compute.remove().run();
        }
        assertEquals(101, points(model));
    }

    @Test
    void aRunBeginsAtAPointOfAPlane() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        model.showKind("plane");
        option(model, "plane-grid").type("5 × 5");
        Points points = shown(model).points().orElseThrow();

        model.steering().branch(model.pane(), points, new PaintedPanel.Spot(0.5, -0.25, Double.NaN));

        RunModel begun = model.runProperty().get().orElseThrow();
        assertEquals("tiny-2", begun.name());
        assertEquals(List.of(0), begun.contentProperty().get().snapshots());
        model.steering().train();
        assertEquals(Runs.State.COMPLETE, begun.state());
    }

    @Test
    void aPlaneIsLaidAroundOneOfItsPoints() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        model.showKind("plane");
        option(model, "plane-grid").type("5 × 5");
        double there = map(model).grid().value(3, 1); // at a = 0.5, b = −0.5
        Points points = shown(model).points().orElseThrow();

        points.recentring().orElseThrow().at(0.5, -0.5);

        assertEquals(
                "plane(best;random:1:filter;random:2:filter;0.5;-0.5)",
                option(model, "plane-origin").typed());
        assertEquals(there, map(model).grid().value(2, 2), 1e-6 * there);
        assertTrue(caption(model).contains("a 0.500, b −0.500 of the plane through best"), () -> caption(model));
        assertTrue(shown(model).points().orElseThrow().recentring().isPresent());
        option(model, "plane-origin").type("");
        assertTrue(caption(model).contains("Origin: best"), () -> caption(model));
    }

    @Test
    void twoPlanesBesideEachOtherHaveOneScaleUnlessItIsSwitchedOff() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        RunModel first = model.runProperty().get().orElseThrow();
        setting(model, "seed").type("7");
        model.steering().train();
        model.showKind("plane");
        option(model, "plane-grid").type("5 × 5");
        for (PaneModel each : List.of(model.pane(), model.second())) {
            each.paint().resize(new Painted.Canvas(500, 400, 1, Theme.LIGHT));
        }
        assertFalse(model.sameScale().offeredProperty().get());

        model.compare(Optional.of(first));

        assertTrue(model.sameScale().offeredProperty().get());
        assertEquals(painted(model.pane()).valueRange(), painted(model.second()).valueRange());
        Range both = painted(model.pane()).valueRange().orElseThrow();
        chosenFile = Optional.of(folder.resolve("one-of-two.png"));
        exportAs(model, "PNG");
        model.exporting().export();
        assertTrue(
                String.valueOf(PngText.read(folder.resolve("one-of-two.png")).get("Command"))
                        .contains("--z=" + both.lower() + ":" + both.upper()),
                "what is saved is what is seen");
        model.sameScale().onProperty().set(false);
        assertEquals(Optional.empty(), painted(model.pane()).valueRange());
        assertEquals(Optional.empty(), painted(model.second()).valueRange());
        model.showKind("line");
        assertFalse(model.sameScale().offeredProperty().get());
    }

    @Test
    void anAnimationIsSavedAsAFolderOfPictures() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        model.showKind("plane");
        option(model, "plane-grid").type("3 × 3");
        chosenFile = Optional.of(folder.resolve("growing"));
        exportAs(model, "PNGs, path growing");

        model.exporting().export();

        try (Stream<Path> files = Files.list(folder.resolve("growing"))) {
            assertEquals(
                    List.of("tiny-plane-0001.png", "tiny-plane-0005.png"),
                    files.map(file -> "" + file.getFileName())
                            .filter(name -> name.matches(".*000[15].png"))
                            .sorted()
                            .toList());
        }
        assertTrue(model.messageProperty().get().orElseThrow().text().contains("growing"));
    }

    @Test
    void trainingIsSavedAsOnePictureForEachSnapshotOnOneScale() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        int snapshots = model.timeline().stepsProperty().get().size();
        for (String kind : List.of("line", "plane", "step", "training")) {
            model.showKind(kind);
            model.kindProperty().get().options().stream()
                    .filter(option -> option.id().endsWith("-grid"))
                    .forEach(option -> option.type("4 × 4"));
            chosenFile = Optional.of(folder.resolve("film-" + kind));
            exportAs(model, "PNGs, training");
            int pictures = kind.equals("line") ? snapshots - 1 : snapshots; // there is no line from θ₀ to θ₀

            model.exporting().export();

            Path last = folder.resolve("film-" + kind)
                    .resolve("tiny-%s-%04d.png".formatted(kind.equals("line") ? "linear-path" : kind, pictures));
            assertTrue(
                    Files.exists(last),
                    () -> last + ": " + model.messageProperty().get());
            assertTrue(
                    model.messageProperty().get().orElseThrow().text().contains("(" + pictures + " pictures"),
                    () -> "" + model.messageProperty().get());
        }
        String first = String.valueOf(PngText.read(folder.resolve("film-line/tiny-linear-path-0001.png"))
                .get("Description"));
        assertTrue(
                first.contains(
                        "θ_f: step " + model.timeline().stepsProperty().get().get(1)),
                first);
    }

    @Test
    void aFigureOfTheWholeRunIsNoFilmAndOneWithoutASurfaceDoesNotTurn() throws IOException {
        WindowModel model = open(20, 0.1);
        model.steering().train();
        chosenFile = Optional.of(folder.resolve("film.gif"));
        model.showKind("smoothness");
        exportAs(model, "GIF, training");

        model.exporting().export();

        assertEquals(
                "“Smoothness” shows the whole run; it is the same at each of its snapshots.",
                model.messageProperty().get().orElseThrow().text());
        exportAs(model, "GIF, turning");
        model.exporting().export();
        assertTrue(model.messageProperty().get().orElseThrow().text().startsWith("There is no surface to turn"));
        assertFalse(Files.exists(folder.resolve("film.gif")));
    }

    @Test
    void eachKindIsSeenFromTheCameraOfItsFilesUntilItIsMoved() throws IOException {
        WindowModel model = open(20, 0.1);
        model.steering().train();
        model.pane().paint().resize(new Painted.Canvas(500, 400, 1, Theme.LIGHT));
        model.showKind("step");
        option(model, "step-grid").type("4 × 4");
        assertEquals(StepFigure.LOOK.camera(), seenFrom(model));
        model.showKind("surface");
        option(model, "surface-grid").type("4 × 4");
        assertEquals(SurfaceFigure.LOOK.camera(), seenFrom(model));

        model.camera().move(shown(model).figure(), now -> now.turnedBy(30, 0));

        assertEquals(SurfaceFigure.LOOK.camera().turnedBy(30, 0), seenFrom(model));
        model.showKind("step");
        assertEquals(StepFigure.LOOK.camera(), seenFrom(model));
        model.showKind("surface");
        assertEquals(SurfaceFigure.LOOK.camera().turnedBy(30, 0), seenFrom(model));
        model.camera().reset(shown(model).figure());
        assertEquals(SurfaceFigure.LOOK.camera(), seenFrom(model));
    }

    @Test
    void typeGrowsWithAFigureLessThanItDoesAndIsLargerBeforeAnAudience() throws IOException {
        PresentationModel presentation = open(20, 0.1).presentation();

        assertEquals(1, presentation.magnification(600, 400));
        assertEquals(Math.sqrt(1.5), presentation.magnification(3000, 1.5 * 582), 1e-12);
        assertEquals(2, presentation.magnification(8000, 6000));
        presentation.onProperty().set(true);
        assertEquals(1.6, presentation.magnification(900, 600));
    }

    private static Camera seenFrom(WindowModel model) {
        PaintedPanel panel = model.pane()
                .paint()
                .paintedProperty()
                .get()
                .orElseThrow()
                .painted()
                .get(0);
        return panel.figure().viewpoint().orElseThrow();
    }

    private static void exportAs(WindowModel model, String format) {
        model.exporting().options().forEach(option -> {
            if (option.id().equals("export-format")) {
                option.type(format);
            } else if (option.id().equals("export-size")) {
                option.type("400 × 300");
            }
        });
    }

    @Test
    void stepsHaveALogarithmicAxisWithoutStepZero() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        model.showKind("training");
        assertEquals(11, points(model));

        option(model, "training-log-x").type("true");

        assertEquals(
                Scale.LOG,
                assertInstanceOf(CurveFigure.class, shown(model).figure()).xScale());
        assertEquals(10, points(model));
    }

    @Test
    void aCurveWithoutReadingsIsReadPointByPoint() throws IOException {
        WindowModel model = open(100, 0.1);
        model.pane().paint().resize(new Painted.Canvas(800, 600, 1, Theme.LIGHT));
        model.steering().train();
        model.showKind("curvature");
        Painted picture = model.pane().paint().paintedProperty().get().orElseThrow();
        PanelGeometry panel = picture.panels().get(0);
        Curve largest = assertInstanceOf(CurveFigure.class, picture.shown().figure())
                .panels()
                .get(0)
                .curves()
                .get(0);

        model.pane()
                .hover()
                .move(
                        panel.pxAt(largest.points().x(1)) + 2,
                        panel.pyAt(largest.points().y(1)) - 2);

        String value = Numbers.threeDigits(largest.points().x(1));
        assertTrue(read(model).startsWith("largest    eigenvalue λ"), () -> read(model));
        assertTrue(read(model).contains(" " + value + "    rank"), () -> read(model));
        assertTrue(read(model).endsWith(" " + Numbers.threeDigits(2)), () -> read(model));
        model.pane().hover().step(1);
        assertTrue(read(model).endsWith(" " + Numbers.threeDigits(3)), () -> read(model));
    }

    @Test
    void oneStepShowsTheStepThatWasDone() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train(TrainingModel.Extent.ONE_STEP);
        RunModel run = model.runProperty().get().orElseThrow();
        assertEquals(Runs.State.INTERRUPTED, run.state());
        assertEquals(1, run.contentProperty().get().step());
        assertEquals("step", model.kindProperty().get().id());
        assertEquals(Optional.of(0), model.timeline().chosenProperty().get());

        model.steering().train(TrainingModel.Extent.ONE_STEP);
        assertEquals(Optional.of(1), model.timeline().chosenProperty().get());
        assertTrue(caption(model).contains("tiny"), () -> caption(model));

        model.steering().train(TrainingModel.Extent.ONE_EPOCH);
        assertEquals(2 + 6, run.contentProperty().get().step());
    }

    @Test
    void settingsThatWereTypedHoldFromTheNextStepOn() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train(TrainingModel.Extent.ONE_STEP);
        RunModel run = model.runProperty().get().orElseThrow();

        setting(model, "learning-rate").type("0.02");
        setting(model, "batch").type("20");
        model.steering().train();

        assertEquals(Runs.State.COMPLETE, run.state());
        assertEquals(0.02, run.experiment().training().optimizer().learningRate());
        assertEquals(20, run.experiment().training().batch());
        assertTrue(Files.exists(run.folder().path().resolve("changes.jsonl")));

        setting(model, "seed").type("9");
        model.steering().train();
        RunModel other = model.runProperty().get().orElseThrow();
        assertEquals("tiny-2", other.name());
        assertEquals(9, other.experiment().seed());
        assertEquals(0.02, other.experiment().training().optimizer().learningRate());
    }

    @Test
    void resetBeginsANewRunAtTheSnapshotOfTheTimeLine() throws IOException {
        WindowModel model = open(100, 0.1);
        model.steering().train();
        RunModel old = model.runProperty().get().orElseThrow();
        model.timeline().choose(2);

        model.steering().reset();

        RunModel begun = model.runProperty().get().orElseThrow();
        assertEquals("tiny-2", begun.name());
        assertEquals(Optional.of(begun), model.steering().continuable());
        assertEquals(Runs.State.COMPLETE, old.state());
        model.steering().train();
        assertEquals(Runs.State.COMPLETE, begun.state());
    }

    private WindowModel open(int steps, double learningRate) throws IOException {
        return open(steps, learningRate, Models.DIRECT);
    }

    private WindowModel open(int steps, double learningRate, TaskRunner compute) throws IOException {
        return open(TinyHome.in(folder, 60, steps, learningRate), compute);
    }

    private WindowModel open(int steps, double learningRate, List<Path> files) throws IOException {
        return open(TinyHome.in(folder, 60, steps, learningRate), Models.DIRECT, files);
    }

    private WindowModel open(Home home, TaskRunner compute) {
        return open(home, compute, List.of());
    }

    private WindowModel open(Home home, TaskRunner compute, List<Path> files) {
        Engine created = new Engine(home);
        engine = Optional.of(created);
        WindowModel model = new WindowModel(
                home, new Runs(folder.resolve("runs")), Models.of(created, compute), name -> chosenFile);
        model.open(files);
        return model;
    }

    private static void cancelAfterEntries(WindowModel model, int entries) {
        model.runProperty()
                .addListener((property, old, run) ->
                        run.ifPresent(now -> now.contentProperty().addListener((content, before, after) -> {
                            if (now.trainingProperty().get() && after.history().size() == entries) {
                                model.training().pause();
                            }
                        })));
    }

    private static List<RunModel> runsOf(WindowModel model) {
        return model.library().runs().stream()
                .flatMap(item -> item.model().stream())
                .toList();
    }

    private static Shown shown(WindowModel model) {
        return model.pane().figure().shownProperty().get().orElseThrow();
    }

    private static HeatMapFigure painted(PaneModel pane) {
        return assertInstanceOf(
                HeatMapFigure.class,
                pane.paint()
                        .paintedProperty()
                        .get()
                        .orElseThrow()
                        .painted()
                        .get(0)
                        .figure());
    }

    private static String read(WindowModel model) {
        return model.pane().hover().hitProperty().get().orElseThrow().text();
    }

    private static int points(WindowModel model) {
        return shown(model).readings().size();
    }

    private static String caption(WindowModel model) {
        return shown(model).figure().caption();
    }

    private static HeatMapFigure map(WindowModel model) {
        return assertInstanceOf(HeatMapFigure.class, shown(model).figure());
    }

    private static Option<?> setting(WindowModel model, String id) {
        return model.settings().options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Option<?> option(WindowModel model, String id) {
        return model.kindProperty().get().options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
