package org.costscape.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.network.DirectionalPass;
import org.costscape.network.GradientStrands;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;

/**
 * Exact products with the Hessian of the mean cost of a network of dense and linear layers, chunk by chunk, summed as a gradient
 * is: the same bits with any number of threads.
 */
final class NetworkHessian implements HessianProducts {
    private final ColumnMatrix inputs;
    private final GradientStrands strands;
    private final List<Lane> lanes;

    private record Lane(DirectionalPass pass, OutputObjective objective) {}

    private NetworkHessian(ColumnMatrix inputs, GradientStrands strands, List<Lane> lanes) {
        this.inputs = inputs;
        this.strands = strands;
        this.lanes = lanes;
    }

    /**
     * Allocates the working memory of each lane; empty where the network has other layers, or the objective depends on more than
     * its outputs.
     *
     * @param inputs (features, examples) in double; stay the caller's to close
     * @param objective makes one for a thread
     */
    static Optional<HessianProducts> of(
            Network network, Supplier<Objective> objective, ColumnMatrix inputs, Parallel parallel) {
        try (Objective probe = objective.get()) {
            if (!(probe instanceof OutputObjective)) {
                return Optional.empty();
            }
        }
        List<Lane> lanes = new ArrayList<>();
        for (int lane = 0; lane < parallel.lanes(); lane++) {
            Optional<DirectionalPass> pass = network.newDirectionalPass();
            if (pass.isEmpty()) {
                return Optional.empty();
            }
            lanes.add(new Lane(pass.get(), (OutputObjective) objective.get()));
        }
        return Optional.of(
                new NetworkHessian(inputs, new GradientStrands(network.layout(), Precision.DOUBLE, parallel), lanes));
    }

    @Override
    public void times(ParameterVector theta, ParameterVector v, ParameterVector product, Progress progress) {
        int width = DirectionalPass.CAPACITY;
        int examples = inputs.columns();
        strands.sum((examples + width - 1) / width, product, (chunk, lane, sum, accumulate) -> {
            progress.check();
            int from = chunk * width;
            int n = Math.min(width, examples - from);
            ColumnMatrix x = inputs.columns(from, n);
            DirectionalPass pass = lanes.get(lane).pass;
            pass.forward(theta, v, x);
            int[] numbers = IntStream.range(from, from + n).toArray();
            lanes.get(lane).objective.differentiateTwice(pass.outputs(n), pass.outputChanges(n), numbers, examples);
            pass.backward(theta, v, x, sum, accumulate);
        });
    }

    @Override
    public void close() {
        strands.close();
        lanes.forEach(lane -> {
            lane.pass.close();
            lane.objective.close();
        });
    }
}
