package org.costscape.oracle;

import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.NetworkCost;
import org.costscape.cost.ObjectiveDefinition;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/** A feed-forward network with an objective. */
final class FeedforwardSubject implements Subject {
    private final Network network;
    private final Dataset data;
    private final Blocks blocks;
    private final Parallel parallel = new Parallel(2);
    private final NetworkCost cost;

    FeedforwardSubject(Network network, Reference params, ObjectiveDefinition objective, Dataset data) {
        this.network = network;
        this.data = data;
        this.blocks = Blocks.feedforward(network.layout(), params);
        this.cost = new NetworkCost(network, objective, data, Precision.DOUBLE, parallel);
    }

    @Override
    public Blocks blocks() {
        return blocks;
    }

    NetworkCost networkCost() {
        return cost;
    }

    @Override
    public CostFunction function() {
        return cost;
    }

    @Override
    public double cost(ParameterVector theta) {
        return cost.evaluate(theta).cost();
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
        return cost.costAndGradient(theta, gradient);
    }

    @Override
    public double[] outputs(ParameterVector theta) {
        try (Network.Pass pass = network.newPass(Precision.DOUBLE, data.size())) {
            return numbers(pass.forward(theta, data.inputs()));
        }
    }

    /** ∂J/∂x of the mean softmax cross-entropy J, example by example. */
    double[] inputGradient(ParameterVector theta) {
        try (Network.Pass pass = network.newPass(Precision.DOUBLE, data.size())) {
            ColumnMatrix delta = pass.forward(theta, data.inputs());
            delta.write(
                    0,
                    SoftmaxDifferences.of(
                            numbers(delta),
                            data.labels(IntStream.range(0, data.size()).toArray())));
            return numbers(pass.inputGradient(theta, delta, null, false));
        }
    }

    static double[] numbers(ColumnMatrix matrix) {
        double[] numbers = new double[matrix.rows() * matrix.columns()];
        matrix.read(0, numbers);
        return numbers;
    }

    @Override
    public void close() {
        cost.close();
        parallel.close();
    }
}
