package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.FigureKinds;
import org.costscape.app.kind.Plan;
import org.costscape.app.kind.Seen;
import org.costscape.app.kind.Shown;
import org.costscape.app.kind.Subject;
import org.costscape.app.option.Option;
import org.costscape.app.option.SwitchOption;
import org.costscape.app.work.Engine;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.Runs;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.GraphFigure;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of figure shows of small runs, and what it says where there is none. */
class KindsTest {
    /** Beside a field, and of a box that stands alone. */
    private static final int LONGEST_NAME = 10;

    private static final int LONGEST_NAME_OF_A_BOX = 22;

    @TempDir
    private Path folder = Path.of("");

    private Optional<Engine> engine = Optional.empty();

    @AfterEach
    void close() {
        engine.ifPresent(Engine::close);
    }

    @Test
    void theTabsStandInTheirOrder() {
        assertEquals(
                "[training, line, surface, plane, step, curvature, edge, smoothness, modes, descent, normalization,"
                        + " features, net2net, connect, valley]",
                "" + FigureKinds.all());
    }

    @Test
    void optionsHaveIdsOfTheirOwnAndShortNames() {
        Set<String> ids = new HashSet<>();
        for (FigureKind<?> kind : FigureKinds.all()) {
            for (Option<?> option : kind.options()) {
                assertTrue(option.id().startsWith(kind.id() + "-"), option::id);
                assertTrue(ids.add(option.id()), option::id);
                int longest = option instanceof SwitchOption ? LONGEST_NAME_OF_A_BOX : LONGEST_NAME;
                assertTrue(option.name().length() <= longest, option::name);
            }
        }
    }

    @Test
    void eachKindShowsASmallNetworkWithItsNumbersOrSaysWhyItCannot() throws IOException {
        WindowModel model = trained(tiny(20));
        List<String> refusing = new ArrayList<>();
        for (FigureKind<?> kind : model.kinds()) {
            model.showKind(kind.id());
            Optional<Shown> shown = model.pane().figure().shownProperty().get();
            if (shown.isEmpty()) {
                refusing.add(kind.id());
                continue;
            }
            assertFalse(shown.get().facts().isEmpty(), kind::id);
            assertReadable(shown.get());
            Path file = folder.resolve(kind.id() + ".json");
            shown.get().writer().write(file, ExportOptions.halfPage(), Seen.AS_DRAWN);
            assertTrue(Files.readString(file).contains("\"command\""), kind::id);
        }

        assertEquals(List.of("modes", "descent", "normalization", "connect"), refusing);
        assertTrue(said(model, "modes").contains("try saxe-linear"), () -> said(model));
        assertTrue(said(model, "descent").contains("try three-minima"), () -> said(model));
        assertTrue(said(model, "normalization").contains("try deep-mlp-bn"), () -> said(model));
        assertTrue(said(model, "connect").startsWith("Choose a second run"), () -> said(model));
    }

    @Test
    void aToyHasAStepItsCurvatureAndADescentThatNeedsNoRun() throws IOException {
        WindowModel model = open(shipped("saddle"));
        model.showKind("descent");
        assertInstanceOf(FigureSheet.class, shown(model).figure());
        option(model, "descent-from").type("1, 1, -1, 0.5");
        assertEquals(6, shown(model).facts().size());
        option(model, "descent-from").type("1, 1, 1");
        assertTrue(said(model).contains("found 3 numbers"), () -> said(model));

        model.steering().train();
        for (String kind : List.of("step", "curvature", "edge", "valley")) {
            model.showKind(kind);
            assertFalse(shown(model).facts().isEmpty(), kind);
        }
        assertTrue(said(model, "features").contains("not trained on pictures"), () -> said(model));
    }

    @Test
    void aDeepLinearNetworkShowsItsModes() throws IOException {
        WindowModel model = trained(shipped("saxe-linear"));

        model.showKind("modes");

        assertInstanceOf(CurveFigure.class, shown(model).figure());
        assertTrue(shown(model).facts().get(0).name().startsWith("s = "));
    }

    @Test
    void batchNormalizationIsShownLayerByLayerAndAWrongLayerIsSaid() throws IOException {
        WindowModel model = open(tiny(20));
        model.select(normalized(model));
        model.steering().train();

        model.showKind("normalization");
        assertInstanceOf(FigureSheet.class, shown(model).figure());
        option(model, "normalization-unit").type("3");
        assertTrue(shown(model).facts().stream().anyMatch(fact -> fact.name().equals("γ")));

        option(model, "normalization-layer").type("0");
        assertTrue(said(model).contains("layer: expected one of 1"), () -> said(model));
    }

    @Test
    void theOperatorsOfNet2NetAreDrawnBeforeAnythingIsTrained() throws IOException {
        WindowModel model = open(tiny(20));
        model.showKind("net2net");

        for (String what : List.of("wider", "deeper", "random-pad", "workflow")) {
            option(model, "net2net-operator").type(what);
            assertInstanceOf(GraphFigure.class, shown(model).figure(), what);
            assertEquals(
                    !what.equals("workflow"),
                    option(model, "net2net-seed").offeredProperty().get());
        }
    }

    @Test
    void aStepOutsideItsRangeIsSaidAndWhatItShowsIsAChoice() throws IOException {
        WindowModel model = trained(tiny(20));
        model.showKind("step");
        for (String what : List.of("split", "activations", "scatter", "all")) {
            option(model, "step-show").type(what);
            assertInstanceOf(FigureSheet.class, shown(model).figure(), what);
        }

        option(model, "step-range").type("2 … 3");
        assertTrue(said(model).contains("holds 0 and 1"), () -> said(model));
    }

    @Test
    void linesAreComparedAndPartsOfThemMove() throws IOException {
        WindowModel model = trained(tiny(20));
        model.showKind("line");
        option(model, "line-points").type("5");

        option(model, "line-moving").type("biases");
        assertTrue(shown(model).figure().caption().contains("Only biases move"));
        option(model, "line-moving").type("layers.9");
        assertTrue(said(model).contains("layers.9"), () -> said(model));

        option(model, "line-compare").type("parts");
        assertTrue(shown(model).facts().stream().anyMatch(fact -> fact.name().equals("Barrier weights")));
        assertEquals(5, shown(model).readings().size());
        assertFalse(option(model, "line-moving").offeredProperty().get());
    }

    @Test
    void twoRunsAreDrawnInOneFigure() throws IOException {
        WindowModel model = trained(tiny(20));
        model.select(model.experimentProperty().get().orElseThrow().withSeed(2));
        model.steering().train();
        Subject both = both(model);

        for (String kind : List.of("training", "step", "smoothness", "connect", "valley")) {
            model.showKind(kind);
            assertTrue(model.kindProperty().get().drawsBoth(), kind);
            model.pane().figure().show(model.kindProperty().get(), Optional.of(both));
            Shown shown = shown(model);
            assertTrue(shown.name().startsWith("tiny-tiny-2-"), shown::name);
            assertReadable(shown);
        }

        model.showKind("line");
        assertFalse(model.kindProperty().get().drawsBoth());
        option(model, "line-end").type("second run");
        assertTrue(model.kindProperty().get().drawsBoth());
        assertTrue(said(model).startsWith("Choose a second run"), () -> said(model));
        model.pane().figure().show(model.kindProperty().get(), Optional.of(both));
        assertTrue(shown(model).figure().title().startsWith("Line between two runs"));
    }

    @Test
    void runsOfOtherDataAreRefusedInWords() throws IOException {
        WindowModel model = trained(shipped("xor"));
        model.select(shipped("clusters").withSteps(40));
        model.steering().train();
        Subject both = both(model);

        for (String kind : List.of("training", "step", "smoothness", "valley", "connect")) {
            model.showKind(kind);
            model.pane().figure().show(model.kindProperty().get(), Optional.of(both));
            assertTrue(
                    said(model).contains("trained on other data") || said(model).contains("different networks"),
                    () -> kind + ": " + said(model));
        }
    }

    @Test
    void secondDerivativesOfALargeNetworkAreComputedOnRequest() throws IOException {
        WindowModel model = trained(tiny(20));
        Subject.OfRun run = model.runProperty().get().orElseThrow().subject();
        Experiment relu = shipped("relu");
        Subject large = new Subject(
                relu,
                Optional.of(new Subject.OfRun(
                        run.folder(), relu, run.history(), Runs.State.COMPLETE, run.step(), List.of(), false)),
                Optional.empty(),
                Optional.empty());

        for (FigureKind<?> kind : model.kinds()) {
            boolean second = Set.of("curvature", "edge", "valley").contains(kind.id());
            assertEquals(second, kind.plan(large) instanceof Plan.OnRequest, kind::id);
        }
    }

    /** The pointer reads each curve at each reading. */
    private static void assertReadable(Shown shown) {
        if (!shown.readings().isEmpty()) {
            CurveFigure curves = assertInstanceOf(CurveFigure.class, shown.figure());
            assertTrue(curves.panels().stream()
                    .flatMap(panel -> panel.curves().stream())
                    .allMatch(curve -> curve.points().size() == shown.readings().size()));
        }
    }

    private static Subject both(WindowModel model) {
        List<Subject.OfRun> runs = model.library().runs().stream()
                .flatMap(item -> item.model().stream())
                .map(RunModel::subject)
                .toList();
        return new Subject(
                runs.get(0).experiment(), Optional.of(runs.get(0)), Optional.of(runs.get(1)), Optional.empty());
    }

    /** Few points, so that figures are there at once. */
    private static void small(WindowModel model) {
        for (FigureKind<?> kind : model.kinds()) {
            kind.options().stream()
                    .filter(option -> option.name().equals("Grid"))
                    .forEach(option -> option.type("4 × 4"));
            kind.options().stream()
                    .filter(option -> option.name().equals("Points"))
                    .forEach(option -> option.type("5"));
        }
    }

    private static Experiment normalized(WindowModel model) {
        return model.experimentProperty()
                .get()
                .orElseThrow()
                .withNetwork(new FeedforwardDefinition(
                        20,
                        List.of(
                                new LinearDefinition(8),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(3, Activation.IDENTITY))));
    }

    private Experiment tiny(int steps) throws IOException {
        return new Library(TinyHome.in(folder, 60, steps, 0.1)).experiments().get(0);
    }

    private static Experiment shipped(String name) {
        return new Library(new Home(Path.of(""))).experiment(name);
    }

    private WindowModel trained(Experiment experiment) {
        WindowModel model = open(experiment);
        model.steering().train();
        assertEquals(Optional.empty(), model.messageProperty().get());
        return model;
    }

    private WindowModel open(Experiment experiment) {
        Home home = new Home(folder);
        Engine created = new Engine(home);
        engine = Optional.of(created);
        WindowModel model = new WindowModel(
                home, new Runs(folder.resolve("runs")), Models.direct(created), name -> Optional.empty());
        model.open();
        small(model);
        model.select(experiment);
        return model;
    }

    private static Shown shown(WindowModel model) {
        return model.pane().figure().shownProperty().get().orElseThrow(() -> new AssertionError(said(model)));
    }

    private static String said(WindowModel model, String kind) {
        model.showKind(kind);
        return said(model);
    }

    /** What stands in the place of a figure. */
    private static String said(WindowModel model) {
        return model.pane().figure().shownProperty().get().isPresent()
                ? "a figure"
                : model.pane().figure().placeholderProperty().get().text();
    }

    private static Option<?> option(WindowModel model, String id) {
        return Stream.of(model.kindProperty().get())
                .flatMap(kind -> kind.options().stream())
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
