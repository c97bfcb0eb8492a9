package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.dataset.PictureShape;
import org.costscape.experiment.CsvData;
import org.costscape.experiment.DataDefinition;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.FeaturesFigure;
import org.costscape.experiment.FeaturesFiles;
import org.costscape.experiment.FeaturesRequest;
import org.costscape.experiment.FeaturesResult;
import org.costscape.experiment.FeaturesStudy;
import org.costscape.experiment.LayerFeatures;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** What the units of each layer answer to: weights, maximizing pictures, and the training pictures that drive them most. */
final class FeaturesKind extends RunKind<FeaturesResult> {
    private static final FeaturesRequest USUAL = FeaturesRequest.DEFAULT;
    private static final int MOST_LAYERS = 1_000;

    private final TextOption<Optional<Integer>> layer = Fields.optional(
            "features-layer",
            "Layer",
            "all",
            "Only this layer, counted from 1, the output layer being the last; empty for all of them",
            Parsers.whole(1, MOST_LAYERS));
    private final TextOption<Integer> units = Fields.count(
            "features-units", "Units", "Units of each layer, those with the largest weights", USUAL.units(), 1, 100);
    private final TextOption<Double> penalty = Fields.number(
            "features-penalty",
            "Penalty",
            "λ of a(x) − λ‖x‖², which the maximizing pictures of the upper layers are found by, relative to the unit's"
                    + " gradient",
            USUAL.penalty(),
            0,
            100);
    private final TextOption<Optional<Parsers.Grid>> picture = new TextOption<>(
            "features-picture",
            "Picture",
            "How the features of a table are laid out as a picture, width × height; empty where the data say it",
            Option.Use.COMPUTING,
            "",
            Parsers.optional(Parsers::grid),
            List.of("8 × 8", "28 × 28"));

    FeaturesKind() {
        super(
                "features",
                "Features",
                "What the units of each layer answer to: weights as pictures, pictures that maximize them, and the training"
                        + " pictures that drive them most");
    }

    @Override
    public Optional<SnapshotChoice> usual() {
        return Optional.of(USUAL.at());
    }

    @Override
    public List<Option<?>> options() {
        return List.of(layer, units, penalty, picture);
    }

    @Override
    public Optional<String> unsuited(Experiment experiment) {
        boolean pictures = experiment.network() instanceof FeedforwardDefinition
                && (experiment.data() instanceof DataDefinition.Idx || experiment.data() instanceof CsvData);
        return pictures
                ? Optional.empty()
                : Optional.of(experiment.name() + " is not trained on pictures; try features, relu or convolutional.");
    }

    private record Features(RunFolder run, FeaturesRequest request) implements Work<FeaturesResult> {
        @Override
        public String title() {
            return "features";
        }

        @Override
        public FeaturesResult run(Engine engine, Consumer<FeaturesResult> partial, Progress progress) {
            FeaturesStudy.check(run, request);
            return new FeaturesStudy(engine.of(run)).run(run, request, progress);
        }
    }

    @Override
    public void offer(Subject subject) {
        picture.offeredProperty().set(isTable(subject.experiment()));
    }

    /** Whether somebody has to say how the features are laid out. */
    private static boolean isTable(Experiment experiment) {
        return experiment.data() instanceof CsvData
                && experiment.network() instanceof FeedforwardDefinition network
                && network.layers().stream().noneMatch(ConvolutionDefinition.class::isInstance);
    }

    @Override
    Plan<FeaturesResult> plan(Subject subject, Subject.OfRun run) {
        boolean table = isTable(run.experiment());
        if (table && picture.get().isEmpty()) {
            return new Plan.Nothing<>(new Placeholder(
                    title(),
                    String.format(
                            Locale.ROOT,
                            "The data are a table of %,d features. If these are the pixels of a picture, write its width"
                                    + " and height in Picture on the right, for example 8 × 8.",
                            run.experiment().network().inputs()),
                    meaning()));
        }
        FeaturesRequest request = new FeaturesRequest(
                at(subject),
                units.get(),
                layer.get().map(OptionalInt::of).orElse(OptionalInt.empty()),
                penalty.get(),
                table ? picture.get().map(size -> new PictureShape(size.rows(), size.columns())) : Optional.empty());
        return new Plan.Compute<>(new Features(run.folder(), request));
    }

    @Override
    public Drawing<FeaturesResult> drawing() {
        return FeaturesKind::shown;
    }

    private static Optional<Shown> shown(FeaturesResult result) {
        return Optional.of(new Shown(
                FeaturesFigure.of(result),
                List.of(),
                facts(result),
                result.layers().stream()
                                .flatMap(each -> each.units().stream())
                                .allMatch(unit -> unit.optimum().isEmpty())
                        ? List.of()
                        : List.of("A maximizing picture is one of many, and no training picture: compare it with the"
                                + " pictures beside it."),
                EachRun.name(result.run()) + "-features",
                (file, options, seen) -> FeaturesFiles.write(result, file, options)));
    }

    private static List<Fact> facts(FeaturesResult result) {
        List<Fact> facts = new ArrayList<>();
        for (LayerFeatures each : result.layers()) {
            facts.add(new Fact(
                    each.output() ? "Output layer" : "Hidden layer " + each.number(),
                    String.format(Locale.ROOT, "%,d of %,d", each.units().size(), each.size()),
                    "Units that are shown, of all " + each.kind() + " of the layer. Source: Goodfellow et al., Deep"
                            + " Learning, 2016, figure 1.2."));
        }
        facts.add(new Fact(
                "Snapshot", result.at().point(), "The number of training steps after which the snapshot was taken."));
        return facts;
    }
}
