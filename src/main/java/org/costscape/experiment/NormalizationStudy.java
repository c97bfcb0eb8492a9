package org.costscape.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.cost.NetworkCost;
import org.costscape.file.BadInputException;
import org.costscape.landscape.NormalizationRule;
import org.costscape.landscape.NormalizationStages;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** Looks into a batch normalization of a run, on the whole training set. */
public final class NormalizationStudy {
    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public NormalizationStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * The batch normalization that is asked for; checked before anything is opened.
     *
     * @return number of the layer, counted from 0
     * @throws BadInputException if the experiment has none, or no such one, or it has not that unit
     */
    public static int layer(Experiment experiment, NormalizationRequest request) {
        if (!(experiment.network() instanceof FeedforwardDefinition network) || normalizations(network).length == 0) {
            throw new BadInputException("experiment " + experiment.name()
                    + ": expected a network with batch normalization, found none;"
                    + " train deep-mlp-bn or sigmoid-3x100-bn, for example");
        }
        int[] layers = normalizations(network);
        int layer = request.layer().orElse(layers[0]);
        if (Arrays.stream(layers).noneMatch(each -> each == layer)) {
            throw new BadInputException("layer: expected one of "
                    + Arrays.stream(layers).mapToObj(Integer::toString).collect(Collectors.joining(", "))
                    + ", the batch normalizations of " + experiment.name() + ", found " + layer);
        }
        if (request.unit().orElse(0) >= network.width(layer)) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "unit: expected one of 0 … %d, the units of layer %d, found %d",
                    network.width(layer) - 1,
                    layer,
                    request.unit().getAsInt()));
        }
        return layer;
    }

    private static int[] normalizations(FeedforwardDefinition network) {
        return IntStream.range(0, network.layers().size())
                .filter(i -> network.layers().get(i) instanceof BatchNormalizationDefinition)
                .toArray();
    }

    /**
     * Measures the layer; a matter of a few forward passes, of which progress is told nothing.
     *
     * @throws BadInputException if there is no such snapshot, it is damaged, or the request does not fit the network
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public NormalizationResult run(RunFolder run, NormalizationRequest request, Progress progress) {
        return runner.cancellable(progress, () -> stages(run, request, progress));
    }

    private NormalizationResult stages(RunFolder run, NormalizationRequest request, Progress progress) {
        Experiment experiment = runner.experiment();
        int layer = layer(experiment, request);
        FeedforwardDefinition network = (FeedforwardDefinition) experiment.network();
        NetworkCost cost = (NetworkCost) runner.training();
        Snapshot.Loaded loaded = request.at().of(run).load(cost.layout(), experiment.precision());
        try (ParameterVector theta = loaded.theta()) {
            BatchNormalizationDefinition definition =
                    (BatchNormalizationDefinition) network.layers().get(layer);
            NormalizationRule rule = new NormalizationRule(
                    definition.epsilon(),
                    definition.activation(),
                    numbers(theta, "layers." + layer + ".weight"),
                    numbers(theta, "layers." + layer + ".bias"));
            List<Integer> units = request.unit().isPresent()
                    ? List.of(request.unit().getAsInt())
                    : IntStream.range(0, network.width(layer)).boxed().toList();
            NormalizationStages stages =
                    NormalizationStages.of(cost, theta, layer - 1, rule, units, cost.examples(), progress::check);
            boolean biased = !(network.layers().get(layer - 1) instanceof LinearDefinition);
            return new NormalizationResult(
                    run,
                    runner.definition(run),
                    request,
                    runner.measured(),
                    loaded.step(),
                    loaded.sha256(),
                    layer,
                    biased,
                    rule,
                    stages);
        }
    }

    private static List<Double> numbers(ParameterVector theta, String name) {
        Block block = theta.layout().blocks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(theta.widened(block)).boxed().toList();
    }
}
