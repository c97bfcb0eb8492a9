package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.Runs;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.Theme;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowModelTest {
    private static final TaskRunner DIRECT = new TaskRunner(Runnable::run, Runnable::run);

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
        assertTrue(model.figure().placeholderProperty().get().text().startsWith("Press ▶"));
    }

    @Test
    void trainingAddsToTheHistoryAndEndsWithACompleteRun() throws IOException {
        WindowModel model = open(100, 0.1);

        model.train();

        RunModel run = model.runProperty().get().orElseThrow();
        assertEquals(11, run.history().size());
        assertEquals(Runs.State.COMPLETE, run.state());
        assertEquals(List.of(run), runsOf(model));
    }

    @Test
    void trainingShowsItsProgressInWords() throws IOException {
        WindowModel model = open(100, 0.1);
        List<String> statuses = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        model.work().statusProperty().addListener((property, old, now) -> statuses.add(now));
        model.work().fractionProperty().addListener((property, old, now) -> fractions.add(now.doubleValue()));

        model.train();

        assertTrue(statuses.contains("training step 100 of 100"), () -> "" + statuses);
        assertTrue(statuses.contains("linear path 101 of 101"), () -> "" + statuses);
        assertTrue(fractions.contains(1.0));
    }

    @Test
    void aRunThatStopsEarlyIsCompleteAndSaysSo() throws IOException {
        Home home = TinyHome.in(folder, 60, 1000, 0.3);
        Path file = folder.resolve("models/tiny.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"last-step\"", "\"no-improvement\", \"evaluations\": 2"));
        WindowModel model = open(home, DIRECT);

        model.train();

        RunModel run = model.runProperty().get().orElseThrow();
        int end = run.history().get(run.history().size() - 1).step();
        assertTrue(end < 1000, "" + end);
        assertEquals(Runs.State.COMPLETE, run.state());
        assertEquals(end, run.contentProperty().get().step());
        assertEquals(Optional.empty(), model.continuable());
        assertTrue(
                run.summary().endsWith("at step " + (end - 20) + ", stopped early at " + end + " of 1,000"),
                run::summary);
        assertTrue(line(model).complete());
    }

    @Test
    void theLinearPathFollowsTrainingCoarseToFine() throws IOException {
        WindowModel model = open(100, 0.1);
        List<Integer> sizes = new ArrayList<>();
        model.figure()
                .lineProperty()
                .addListener((property, old, now) ->
                        now.ifPresent(line -> sizes.add(line.profile().points().size())));

        model.train();

        assertTrue(sizes.get(0) < 101, "a few points first");
        assertEquals(101, sizes.get(sizes.size() - 1));
        assertEquals(FigureTab.LINE, model.figure().tabProperty().get());
        assertTrue(line(model).complete());
    }

    @Test
    void statisticsCanBeChosenForANetworkWithBatchNormalizationOnly() throws IOException {
        WindowModel model = open(20, 0.1);
        Experiment plain = model.experimentProperty().get().orElseThrow();
        assertFalse(model.lineOptions().normalizedProperty().get());

        model.select(plain.withNetwork(new FeedforwardDefinition(
                20,
                List.of(
                        new LinearDefinition(8),
                        new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                        new DenseDefinition(3, Activation.IDENTITY)))));
        assertTrue(model.lineOptions().normalizedProperty().get());
        model.lineOptions().statisticsProperty().set(StatisticsChoice.Mode.BATCH);
        model.train();
        assertEquals("batch:10", line(model).request().statistics().text());

        model.lineOptions().statisticsProperty().set(StatisticsChoice.Mode.FROZEN);
        model.recomputeLine();
        assertEquals("frozen", line(model).request().statistics().text());

        model.select(plain);
        model.train();
        assertEquals(StatisticsChoice.RECOMPUTED, line(model).request().statistics());
    }

    @Test
    void aCancelledRunStaysAndContinuesToItsEnd() throws IOException {
        WindowModel model = open(100, 0.1);
        cancelAfterEntries(model, 3);

        model.train();
        RunModel run = model.runProperty().get().orElseThrow();
        assertEquals(Runs.State.INTERRUPTED, run.state());
        assertEquals(Optional.of(run), model.continuable());
        assertEquals(20, run.contentProperty().get().step());

        model.train();
        assertEquals(Optional.of(run), model.runProperty().get());
        assertEquals(Runs.State.COMPLETE, run.state());
        assertEquals(11, run.history().size());
    }

    @Test
    void divergenceIsToldInWordsAndTheRunIsMarked() throws IOException {
        WindowModel model = open(100, 1e30);

        model.train();

        Message message = model.messageProperty().get().orElseThrow();
        assertEquals(Message.Kind.ERROR, message.kind());
        assertTrue(message.text().contains("diverged"), message::text);
        assertEquals(
                Runs.State.DIVERGED, model.runProperty().get().orElseThrow().state());
        assertEquals(Optional.empty(), model.continuable());
    }

    @Test
    void missingDataAreToldInWordsAndNoRunIsLeft() throws IOException {
        WindowModel model = open(100, 0.1);
        Files.delete(folder.resolve("datasets/tiny/t10k-labels-idx1-ubyte"));

        model.train();

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
    void theSameRunWithOtherOptionsIsComputedAnew() throws IOException {
        WindowModel model = open(100, 0.1);
        model.train();
        model.lineOptions().fromProperty().set("0");
        model.lineOptions().toProperty().set("1");
        model.lineOptions().pointsProperty().set("11");

        model.recomputeLine();

        assertEquals(11, line(model).profile().points().size());
    }

    @Test
    void aFigureIsExportedAndTheMessageSaysWhere() throws IOException {
        WindowModel model = open(100, 0.1);
        model.train();
        Path file = folder.resolve("figure.png");
        chosenFile = Optional.of(file);

        model.export();

        assertTrue(Files.size(file) > 0);
        assertTrue(model.messageProperty().get().orElseThrow().text().contains(file.toString()));
    }

    @Test
    void anExportThatFailsIsToldInWords() throws IOException {
        WindowModel model = open(100, 0.1);
        model.train();
        chosenFile = Optional.of(folder.resolve("figure.bmp"));

        model.export();

        Message message = model.messageProperty().get().orElseThrow();
        assertEquals(Message.Kind.ERROR, message.kind());
        assertTrue(message.text().contains(".png"), message::text);
    }

    @Test
    void nothingIsWrittenWhereTheQuestionForAFileIsDismissed() throws IOException {
        WindowModel model = open(100, 0.1);
        model.train();

        model.export();

        assertEquals(Optional.empty(), model.messageProperty().get());
    }

    @Test
    void thePointerReadsTheNearestPoint() throws IOException {
        WindowModel model = open(100, 0.1);
        model.paint().resize(new Painted.Canvas(800, 600, 1, Theme.LIGHT));
        model.train();
        Painted picture = model.paint().paintedProperty().get().orElseThrow();
        double px = picture.panels().get(0).pxAt(1.004);

        model.hover().move(px, picture.panels().get(0).top() + 5);

        Hit hit = model.hover().hitProperty().get().orElseThrow();
        assertTrue(hit.text().startsWith("α 1.000 "), hit::text);
        assertEquals(
                Set.of(0, 1),
                Set.copyOf(hit.marks().stream().map(Hit.Mark::panel).distinct().toList()));
    }

    @Test
    void thePointerOutsideThePanelsReadsNothing() throws IOException {
        WindowModel model = open(100, 0.1);
        model.paint().resize(new Painted.Canvas(800, 600, 1, Theme.LIGHT));
        model.train();

        model.hover().move(2, 2);

        assertFalse(model.hover().hitProperty().get().isPresent());
    }

    @Test
    void choosingAnotherRunStopsThePathOfTheFirstAndComputesTheOther() throws IOException {
        WindowModel before = open(100, 0.1);
        before.train();
        before.train();
        engine.orElseThrow().close();
        Queue<Runnable> compute = new ArrayDeque<>();
        WindowModel model = open(100, 0.1, new TaskRunner(compute::add, Runnable::run));
        RunModel first = runsOf(model).get(0);
        RunModel second = runsOf(model).get(1);

        model.select(first);
        model.select(second);
        compute.remove().run();
        compute.remove().run();

        assertTrue(compute.isEmpty());
        assertEquals(Optional.empty(), first.lineProperty().get());
        assertTrue(line(model).complete());
        assertEquals(second.folder(), line(model).run());
    }

    private WindowModel open(int steps, double learningRate) throws IOException {
        return open(steps, learningRate, DIRECT);
    }

    private WindowModel open(int steps, double learningRate, TaskRunner compute) throws IOException {
        return open(TinyHome.in(folder, 60, steps, learningRate), compute);
    }

    private WindowModel open(Home home, TaskRunner compute) {
        Engine created = new Engine(home);
        engine = Optional.of(created);
        WindowModel model = new WindowModel(
                home,
                new Runs(folder.resolve("runs")),
                created,
                new WindowModel.Runners(compute, DIRECT, DIRECT),
                name -> chosenFile);
        model.open();
        return model;
    }

    private static void cancelAfterEntries(WindowModel model, int entries) {
        model.runProperty()
                .addListener((property, old, run) ->
                        run.ifPresent(now -> now.contentProperty().addListener((content, before, after) -> {
                            if (now.trainingProperty().get() && after.history().size() == entries) {
                                model.work().cancel();
                            }
                        })));
    }

    private static List<RunModel> runsOf(WindowModel model) {
        return model.library().runs().stream()
                .flatMap(item -> item.model().stream())
                .toList();
    }

    private static LineResult line(WindowModel model) {
        return model.figure().lineProperty().get().orElseThrow();
    }
}
