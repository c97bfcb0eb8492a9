package org.costscape.cost;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Texts;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What works off the heap frees at closing all that it has allocated: garbage collection would come late, or never. */
class FreedMemoryTest {
    private static final Dataset DATA = Datasets.random(600, 5, 3, 11);
    private static final TextStreams SEQUENCES = TextStreams.sequences(Texts.random(241, 5, 4), 6);
    private static final LanguageModel MODEL = new LanguageModelDefinition(5, 3, 4, 2, 0.8, 0).build();

    private static void requireFreed(AutoCloseable worked, Object... others) throws Exception {
        OwnMemory memory = OwnMemory.of(worked, others);
        memory.requireInUse();
        worked.close();
        memory.requireFreed();
        OwnMemory.of(List.of(others)).requireInUse();
    }

    private static List<Network> networks() {
        return List.of(
                Networks.dense(Activation.TANH, 5, 4, 3),
                Networks.batchNormalized(new BatchNormalizationDefinition(1e-3, 0.1, Activation.TANH), false, 5, 4, 3));
    }

    private static ParameterVector theta(Network network, Precision precision) {
        double[] values = IntStream.range(0, network.layout().size())
                .mapToDouble(Math::sin)
                .toArray();
        return ParameterVector.of(network.layout(), precision, values);
    }

    private static ObjectiveDefinition[] objectives() {
        return new ObjectiveDefinition[] {
            new CrossEntropyDefinition(), new SquaredErrorDefinition(), new AdversarialDefinition(0.1, 0.5)
        };
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void costsOfNetworksFreeTheirPassesTheirObjectivesAndTheirInputs(ObjectiveDefinition objective) throws Exception {
        for (Network network : networks()) {
            for (Precision precision : Precision.values()) {
                try (Parallel parallel = new Parallel(2);
                        ParameterVector theta = theta(network, precision);
                        ParameterVector gradient = theta.copy()) {
                    NetworkCost cost = new NetworkCost(network, objective, DATA, precision, parallel);
                    cost.evaluate(theta);
                    cost.costAndGradient(theta, gradient);
                    cost.costAndGradient(theta, IntStream.range(0, 150).toArray(), gradient);
                    OwnMemory first = OwnMemory.of(cost, DATA, theta, gradient);
                    cost.costAndGradient(theta, IntStream.range(0, 140).toArray(), gradient);
                    requireFreed(cost, DATA, theta, gradient);
                    first.requireFreed();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void gridsFreeTheirOwnMemoryAndLeaveThatOfTheCost(ObjectiveDefinition objective) throws Exception {
        for (Network network : networks()) {
            try (Parallel parallel = new Parallel(2);
                    ParameterVector theta = theta(network, Precision.DOUBLE);
                    NetworkCost cost = new NetworkCost(network, objective, DATA, Precision.DOUBLE, parallel);
                    GradientNorms norms = new GradientNorms(network.layout(), Precision.DOUBLE)) {
                SubspaceGrid line = SubspaceGrid.line(new Subspace(theta, List.of(theta)), new double[] {0, 1});
                for (CostFunction each : List.of(cost, norms.of(cost))) {
                    GridCost grid = each.on(line);
                    grid.evaluate(new int[] {0}, new boolean[] {true, true});
                    requireFreed(grid, cost, DATA, theta, norms);
                }
            }
        }
    }

    @Test
    void productsWithTheHessianAreFreed() throws Exception {
        for (ObjectiveDefinition objective : List.of(new CrossEntropyDefinition(), new SquaredErrorDefinition())) {
            Network network = networks().get(0);
            try (Parallel parallel = new Parallel(2);
                    ParameterVector theta = theta(network, Precision.DOUBLE);
                    ParameterVector product = theta.copy();
                    NetworkCost cost = new NetworkCost(network, objective, DATA, Precision.DOUBLE, parallel)) {
                HessianProducts hessian = cost.hessianProducts().orElseThrow();
                hessian.times(theta, theta, product, Progress.NONE);
                requireFreed(hessian, cost, DATA, theta, product);
            }
        }
    }

    @Test
    void trainingFreesItsStatisticsAndLeavesTheCost() throws Exception {
        Network network = networks().get(1);
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = theta(network, Precision.FLOAT);
                ParameterVector gradient = theta.copy();
                NetworkCost cost =
                        new NetworkCost(network, new CrossEntropyDefinition(), DATA, Precision.FLOAT, parallel)) {
            NetworkTraining training = new NetworkTraining(cost, 100, 1, Precision.FLOAT);
            training.costAndGradient(0, theta, gradient);
            MinibatchCost minibatch = new MinibatchCost(training, 1, Precision.FLOAT);
            minibatch.evaluate(theta);
            requireFreed(minibatch, training, cost, DATA);
            requireFreed(training, cost, DATA);
            GradientNorms norms = new GradientNorms(network.layout(), Precision.FLOAT);
            norms.of(cost).evaluate(theta);
            requireFreed(norms, cost, DATA);
        }
    }

    @Test
    void outputsAndActivationsAreFreed() throws Exception {
        for (Network network : networks()) {
            try (Parallel parallel = new Parallel(2);
                    ParameterVector theta = theta(network, Precision.DOUBLE)) {
                NetworkOutputs outputs = new NetworkOutputs(network, DATA, 100, null, parallel);
                outputs.at(theta);
                requireFreed(outputs, DATA, theta);
                FeedforwardDefinition definition = (FeedforwardDefinition) network.definition();
                UnitActivations activations = new UnitActivations(definition, 0, theta, null, parallel);
                activations.over(DATA, 1);
                activations.differentiate(new double[1][5], new int[] {1}, new double[1][5]);
                requireFreed(activations, DATA, theta);
            }
        }
    }

    @Test
    void languageModelsFreeThePassesOfAllTheirChunks() throws Exception {
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = ParameterVector.zeros(MODEL.layout(), Precision.FLOAT);
                ParameterVector gradient = theta.copy()) {
            LanguageModelCost cost = new LanguageModelCost(MODEL, SEQUENCES, Precision.FLOAT, parallel);
            cost.evaluate(theta);
            cost.costAndGradient(theta, gradient);
            requireFreed(cost, theta, gradient);
            TextStreams continuous = TextStreams.continuous(Texts.random(401, 5, 2), 20, 5);
            LanguageModelTraining training = new LanguageModelTraining(MODEL, continuous, 1, Precision.FLOAT, parallel);
            training.costAndGradient(0, theta, gradient);
            MinibatchCost minibatch = new MinibatchCost(training, 1, Precision.FLOAT);
            minibatch.evaluate(theta);
            requireFreed(minibatch, training, theta);
            requireFreed(training, theta);
            try (ParameterVector wide = ParameterVector.zeros(MODEL.layout(), Precision.DOUBLE)) {
                LanguageModelOutputs outputs = new LanguageModelOutputs(MODEL, SEQUENCES, 60);
                outputs.at(wide);
                requireFreed(outputs, wide);
            }
        }
    }
}
