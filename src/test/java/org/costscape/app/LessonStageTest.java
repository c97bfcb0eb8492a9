package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.costscape.app.lesson.LessonBook;
import org.costscape.app.lesson.Showing;
import org.costscape.app.memory.Memory;
import org.costscape.app.work.Engine;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;
import org.costscape.figure.PngText;
import org.costscape.figure.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lessons, copies and memory, without a toolkit. */
class LessonStageTest {
    private static final String FIRST = """
            # First

            ```show
            title: Line
            figure: line
            train: tiny
            steps: 20
            line-points: 11
            ```

            - (x) a
            - ( ) b

            > c
            """;
    private static final String SECOND = """
            # Second

            ```show
            title: Both
            figure: training
            train: tiny
            beside: twin
            ```
            """;

    @TempDir
    private Path folder = Path.of("");

    private Optional<Engine> engine = Optional.empty();

    @BeforeEach
    void write() throws IOException {
        TinyHome.in(folder, 60, 40, 0.1);
        Path tiny = folder.resolve("models/tiny.json");
        Files.writeString(
                folder.resolve("models/twin.json"),
                Files.readString(tiny)
                        .replace("\"name\": \"tiny\"", "\"name\": \"twin\"")
                        .replace("\"seed\": 1", "\"seed\": 2"));
        Path lessons = Files.createDirectories(folder.resolve("lessons"));
        Files.writeString(lessons.resolve("1.md"), FIRST);
        Files.writeString(lessons.resolve("2.md"), SECOND);
    }

    @AfterEach
    void close() {
        engine.ifPresent(Engine::close);
    }

    @Test
    void theTutorialIsOpenAndOnesOwnLessonsAreThereToo() {
        WindowModel model = open();

        assertEquals("1 of 15", page(model).position());
        assertEquals(
                List.of("Tutorial", "lessons"),
                model.lessons().books().stream().map(LessonBook::title).toList());
    }

    @Test
    void pagesAreTurnedAsFarAsThereAreAny() {
        WindowModel model = open();
        openOwn(model);

        assertFalse(model.lessons().canTurn(-1));
        model.lessons().turn(1);
        assertEquals("Second", page(model).lesson().title());
        assertFalse(model.lessons().canTurn(1));
        model.lessons().turn(1);
        assertEquals("2 of 2", page(model).position());
    }

    @Test
    void whatALessonShowsIsTrainedOnceAndThenOnlyShown() {
        WindowModel model = open();
        openOwn(model);
        LessonStage stage = new LessonStage(model);
        Showing showing = page(model).lesson().showings().get(0);
        assertEquals("Trains tiny, 20 steps.", stage.takes(showing));
        assertFalse(stage.ready(showing));

        stage.show(showing);

        assertEquals("line", model.kindProperty().get().id());
        assertEquals(
                11,
                model.pane()
                        .figure()
                        .shownProperty()
                        .get()
                        .orElseThrow()
                        .readings()
                        .size());
        assertEquals(
                20, model.experimentProperty().get().orElseThrow().training().steps());
        assertTrue(stage.ready(showing));
        assertEquals("Trained already: shows the run.", stage.takes(showing));

        stage.show(showing);
        assertEquals(1, model.library().runs().size());
    }

    @Test
    void aSecondRunIsTrainedAsWellAndTheFirstIsChosen() {
        WindowModel model = open();
        openOwn(model);
        model.lessons().turn(1);

        new LessonStage(model).show(page(model).lesson().showings().get(0));

        assertEquals(
                List.of("tiny", "twin"),
                model.library().runs().stream().map(RunItem::name).toList());
        assertEquals("tiny", model.runProperty().get().orElseThrow().name());
        assertEquals("training", model.kindProperty().get().id());
    }

    @Test
    void anExperimentThatDoesNotExistIsToldInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.md"), FIRST.replace("train: tiny", "train: huge"));
        WindowModel model = open();
        model.lessons().open(file);

        new LessonStage(model).show(page(model).lesson().showings().get(0));

        Message message = model.messageProperty().get().orElseThrow();
        assertEquals(Message.Kind.ERROR, message.kind());
        assertTrue(message.text().startsWith(file + ", line 3: expected the name of an experiment"), message::text);
    }

    @Test
    void aBadLessonIsToldAndTheOneThatIsOpenStays() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.md"), "# T\n\n<b>x</b>\n");
        WindowModel model = open();

        model.lessons().open(file);

        assertTrue(model.messageProperty().get().orElseThrow().text().startsWith(file + ", line 3: "));
        assertEquals("1 of 15", page(model).position());
    }

    @Test
    void presentationTurnsPagesOfLessonsAndOtherwiseGoesThroughTheFigures() {
        WindowModel model = open();
        int kinds = model.kinds().size();
        model.presentation().step(-1);
        assertEquals(model.kinds().get(kinds - 1), model.kindProperty().get());
        model.presentation().step(1);
        assertEquals(model.kinds().get(0), model.kindProperty().get());

        model.lessons().openProperty().set(true);
        model.presentation().step(1);
        assertEquals("2 of 15", page(model).position());
        assertTrue(model.presentation().line().contains("2 of 15"));
    }

    @Test
    void theCommandThatDrawsTheFigureAgainIsCopied() {
        WindowModel model = open();
        model.steering().train();
        List<String> copied = new ArrayList<>();

        model.exporting().copyCommand(copied::add);

        assertTrue(
                copied.get(0).matches("costscape draw line .*/runs/tiny --range=.* --theme light --out \\S+"),
                () -> copied.get(0));
        assertTrue(copied.get(0).endsWith(" --out tiny-linear-path.png"), () -> copied.get(0));
    }

    @Test
    void theFigureIsCopiedInTheSizeThatWasChosen() {
        WindowModel model = open();
        model.steering().train();
        type(model, "export-size", "800 × 600");
        List<Painted.Canvas> copied = new ArrayList<>();

        model.exporting().copyFigure(picture -> copied.add(picture.canvas()));

        assertEquals(List.of(new Painted.Canvas(800, 600, 1, Theme.LIGHT)), copied);
    }

    @Test
    void anExportHasTheFormatSizeAndThemeThatWereChosenAndTheFolderIsRemembered() throws IOException {
        List<Path> suggested = new ArrayList<>();
        Path file = folder.resolve("figure.png");
        WindowModel model = open(name -> {
            suggested.add(name);
            return Optional.of(file);
        });
        model.steering().train();
        type(model, "export-size", "640 × 480");
        type(model, "export-theme", "dark");

        model.exporting().export();
        type(model, "export-format", "CSV");
        model.exporting().export();

        assertEquals(List.of(Path.of("tiny-linear-path.png"), folder.resolve("tiny-linear-path.csv")), suggested);
        String command = String.valueOf(PngText.read(file).get("Command"));
        assertTrue(command.contains("--size 640x480 --dpi 300 --theme dark"), command);
        type(model, "export-size", "99 × 10");
        assertEquals("640 × 480", typed(model, "export-size"));
    }

    @Test
    void whatIsRememberedIsPutBackInANewWindow() {
        WindowModel before = open();
        openOwn(before);
        before.lessons().turn(1);
        before.steering().train();
        before.toggleTheme();
        before.panelsProperty().set(false);
        before.showKind("plane");
        before.kinds().stream()
                .flatMap(kind -> kind.options().stream())
                .filter(option -> option.id().equals("plane-grid"))
                .forEach(option -> option.type("5 × 5"));
        type(before, "export-dpi", "96");
        before.exporting().setFolder(folder);
        Memory memory = new Memory(new MemoryModel(before).now());
        engine.orElseThrow().close();

        WindowModel after = create(name -> Optional.empty());
        MemoryModel remembered = new MemoryModel(after);
        remembered.restore(memory);
        after.open();
        remembered.reopenLesson(memory);
        remembered.reopenRun(memory);

        assertEquals(memory, new Memory(remembered.now()));
        assertEquals("plane", after.kindProperty().get().id());
        assertEquals("2 of 2", page(after).position());
        assertEquals("tiny", after.runProperty().get().orElseThrow().name());
        assertEquals(Optional.empty(), after.messageProperty().get());
    }

    @Test
    void trainingThatWasInterruptedIsOfferedToBeContinued() {
        WindowModel before = open();
        before.runProperty()
                .addListener((property, old, run) -> run.ifPresent(now -> now.contentProperty()
                        .addListener(changed -> before.training().pause())));
        before.steering().train();
        RunModel stopped = before.runProperty().get().orElseThrow();
        assertEquals(Runs.State.INTERRUPTED, stopped.state());
        Memory memory = new Memory(
                Map.of("training", stopped.folder().path().toAbsolutePath().toString()));
        engine.orElseThrow().close();

        WindowModel after = create(name -> Optional.empty());
        after.open();
        new MemoryModel(after).reopenRun(memory);

        Message message = after.messageProperty().get().orElseThrow();
        assertTrue(message.text().startsWith("Training tiny was stopped at step "), message::text);
        message.action().orElseThrow().run().run();
        assertEquals(
                Runs.State.COMPLETE, after.runProperty().get().orElseThrow().state());
    }

    private WindowModel open() {
        return open(name -> Optional.empty());
    }

    private WindowModel open(SavePrompt prompt) {
        WindowModel model = create(prompt);
        model.open();
        return model;
    }

    private WindowModel create(SavePrompt prompt) {
        Home home = new Home(folder);
        Engine created = new Engine(home);
        engine = Optional.of(created);
        return new WindowModel(home, new Runs(folder.resolve("runs")), Models.direct(created), prompt);
    }

    private static void openOwn(WindowModel model) {
        model.lessons().show(model.lessons().books().get(1));
    }

    private static LessonModel.Page page(WindowModel model) {
        return model.lessons().pageProperty().get().orElseThrow();
    }

    private static void type(WindowModel model, String id, String text) {
        model.exporting().options().stream()
                .filter(option -> option.id().equals(id))
                .forEach(option -> option.type(text));
    }

    private static String typed(WindowModel model, String id) {
        return model.exporting().options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow()
                .typed();
    }
}
