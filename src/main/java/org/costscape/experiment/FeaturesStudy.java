package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.costscape.cost.ActivationMaximization.Optimum;
import org.costscape.cost.UnitActivations;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.PictureShape;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Measurement;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the units of a network answer to: the weights of the first layer as pictures, for the units behind it the picture
 * that maximizes the activation, for all of them the training pictures that drive them most. Batch normalizations take the
 * statistics of the training set.
 */
public final class FeaturesStudy {
    /** Training pictures beside each unit. */
    static final int DRIVERS = 9;

    private static final int VISIBLE = 10;

    /** So many outputs are shown, however few units of other layers. */
    private static final int CLASSES = 10;

    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public FeaturesStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Checks, before data are read, that a run's network has features to draw.
     *
     * @throws BadInputException if it is no feedforward network, or the layer is not there
     */
    public static void check(RunFolder run, FeaturesRequest request) {
        layers(RunDefinition.read(run).experiment(), request);
    }

    private static List<FeatureLayer> layers(Experiment experiment, FeaturesRequest request) {
        if (!(experiment.network() instanceof FeedforwardDefinition network)) {
            throw new BadInputException("features: expected a run of a feedforward network on pictures, found "
                    + experiment.name() + ", a "
                    + (experiment.data() instanceof TextData ? "language model" : "cost without a network"));
        }
        List<FeatureLayer> all = FeatureLayer.of(network);
        if (request.layer().isEmpty()) {
            return all;
        }
        int number = request.layer().getAsInt();
        if (number > all.size()) {
            throw new BadInputException(
                    "layer: expected 1 … " + all.size() + ", the layers of " + experiment.name() + ", found " + number);
        }
        return List.of(all.get(number - 1));
    }

    /**
     * Computes the features; progress counts passes and steps of maximization.
     *
     * @throws BadInputException if the data are no pictures, or the snapshot is missing, damaged or not finite
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public FeaturesResult run(RunFolder run, FeaturesRequest request, Progress progress) {
        List<FeatureLayer> layers = layers(runner.experiment(), request);
        PictureShape shape = shape(request);
        return runner.cancellable(progress, () -> features(run, request, layers, shape, progress));
    }

    private PictureShape shape(FeaturesRequest request) {
        Dataset data = training();
        FeedforwardDefinition network =
                (FeedforwardDefinition) runner.experiment().network();
        Optional<ConvolutionDefinition> convolution = network.layers().stream()
                .filter(ConvolutionDefinition.class::isInstance)
                .map(ConvolutionDefinition.class::cast)
                .findFirst();
        if (convolution.isPresent() && convolution.get().inputChannels() != 1) {
            throw new BadInputException("features: expected pictures of one channel, found "
                    + convolution.get().inputChannels() + " channels in " + data.name());
        }
        PictureShape shape = request.picture()
                .or(data::pictures)
                .or(() -> convolution.map(each -> new PictureShape(each.height(), each.width())))
                .orElseThrow(() -> new BadInputException("features: expected pictures, found " + data.name()
                        + ", a table of " + data.features()
                        + " features; where these are the pixels of a picture, say of which size with --picture"
                        + " WIDTHxHEIGHT"));
        if (shape.pixels() != data.features()) {
            throw new BadInputException("features: --picture: expected " + data.features()
                    + " pixels, one for each feature of " + data.name() + ", found " + shape.width() + " × "
                    + shape.height());
        }
        return shape;
    }

    private Dataset training() {
        return ((Split) runner.data()).training();
    }

    private FeaturesResult features(
            RunFolder run, FeaturesRequest request, List<FeatureLayer> layers, PictureShape shape, Progress progress) {
        Snapshot.Loaded loaded = request.at()
                .of(run)
                .load(runner.training().layout(), runner.experiment().precision());
        try (ParameterVector ofRun = loaded.theta();
                ParameterVector theta = CurvatureStudy.widened(ofRun)) {
            if (!Double.isFinite(theta.norm())) {
                throw new BadInputException(run.path() + ": features: θ at step " + loaded.step()
                        + " is not finite; choose an earlier snapshot with --at");
            }
            List<LayerFeatures> found = new ArrayList<>();
            ParameterVector statistics = statistics(theta);
            try {
                PreferredPictures preferred = new PreferredPictures(
                        training(),
                        shape,
                        request.penalty(),
                        runner.experiment().seed());
                Steps steps = new Steps(progress, layers.size() * (PreferredPictures.STEPS + 1L));
                for (FeatureLayer layer : layers) {
                    found.add(features(layer, theta, statistics, request.units(), preferred, steps));
                }
            } finally {
                if (statistics != null) {
                    statistics.close();
                }
            }
            Map<String, Integer> visible = visible();
            return new FeaturesResult(
                    run,
                    runner.definition(run),
                    request,
                    LineResult.End.of(loaded),
                    runner.measured(),
                    shape,
                    List.copyOf(found),
                    visible,
                    pictures(found, visible));
        }
    }

    private @Nullable ParameterVector statistics(ParameterVector theta) {
        FeedforwardDefinition network =
                (FeedforwardDefinition) runner.experiment().network();
        return network.couplesExamples()
                ? new Measurement(training(), runner.parallel()).statistics(network.build(), theta)
                : null;
    }

    private LayerFeatures features(
            FeatureLayer layer,
            ParameterVector theta,
            @Nullable ParameterVector statistics,
            int most,
            PreferredPictures preferred,
            Steps steps) {
        FeedforwardDefinition network = layer.network();
        double[][] filters = layer.filters(theta, statistics);
        double[] norms = Arrays.stream(filters).mapToDouble(FeatureLayer::norm).toArray();
        boolean output = layer.index() == network.layers().size() - 1;
        int[] units = output
                ? IntStream.range(0, Math.min(Math.max(most, CLASSES), norms.length))
                        .toArray()
                : UnitFeature.strongest(norms, most);
        Parallel parallel = runner.parallel();
        try (UnitActivations activations = new UnitActivations(network, layer.index(), theta, statistics, parallel)) {
            steps.begin();
            double[][] driven = activations.over(training(), units);
            List<List<UnitFeature.Driver>> drivers = Arrays.stream(driven)
                    .map(values -> UnitFeature.largest(values, DRIVERS))
                    .toList();
            List<Optimum> optima =
                    layer.first() ? List.of() : preferred.of(layer, activations, units, drivers, steps::begin);
            List<UnitFeature> features = new ArrayList<>();
            for (int i = 0; i < units.length; i++) {
                features.add(new UnitFeature(
                        units[i],
                        norms[units[i]],
                        layer.first() ? UnitFeature.boxed(filters[units[i]]) : List.of(),
                        layer.first() ? Optional.empty() : Optional.of(optima.get(i)),
                        drivers.get(i)));
            }
            boolean kernel = layer.first() && layer.definition() instanceof ConvolutionDefinition;
            int side = kernel ? (int) Math.sqrt(filters[0].length) : 0;
            return new LayerFeatures(
                    layer.number(),
                    output,
                    layer.kind(),
                    activations.units(),
                    kernel ? side : preferred.shape().height(),
                    kernel ? side : preferred.shape().width(),
                    features);
        }
    }

    /** The first training picture of each class, or the first ones where there are no classes. */
    private Map<String, Integer> visible() {
        Dataset data = training();
        Map<Integer, Integer> first = new TreeMap<>();
        for (int i = 0; i < data.size(); i++) {
            first.putIfAbsent(data.isClassified() ? data.label(i) : i, i);
            if (first.size() == VISIBLE) {
                break;
            }
        }
        Map<String, Integer> visible = new LinkedHashMap<>();
        first.forEach((number, example) -> visible.put(className(number), example));
        return visible;
    }

    /** What an output is called. */
    private String className(int number) {
        return runner.experiment().data() instanceof CsvData table
                ? table.classes().get(number)
                : Integer.toString(number);
    }

    private Map<Integer, List<Double>> pictures(List<LayerFeatures> layers, Map<String, Integer> visible) {
        Map<Integer, List<Double>> pictures = new TreeMap<>();
        visible.values()
                .forEach(example ->
                        pictures.put(example, UnitFeature.boxed(training().features(example))));
        layers.stream()
                .flatMap(layer -> layer.units().stream())
                .flatMap(unit -> unit.drivers().stream())
                .forEach(driver -> pictures.computeIfAbsent(
                        driver.example(),
                        example -> UnitFeature.boxed(training().features(example))));
        return pictures;
    }

    /** Counts work that begins, and stops it where it is cancelled. */
    private static final class Steps {
        private final Progress progress;
        private final long total;
        private long begun;

        Steps(Progress progress, long total) {
            this.progress = progress;
            this.total = total;
        }

        void begin() {
            progress.check();
            begun++;
            progress.report(begun, total);
        }
    }
}
