package org.costscape.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.file.BadInputException;
import org.costscape.network.CoupledPass;
import org.costscape.network.DropoutStep;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/** {@link NetworkCost} of a network whose examples are coupled by batch normalization: they go through it all together. */
final class CoupledCost implements AutoCloseable {
    /** Up to so many examples go in small chunks. */
    private static final int MINIBATCH = 512;

    private static final int SMALL_CHUNK = 64;

    private final Network network;
    private final Parallel parallel;
    private final Dataset data;
    private final ColumnMatrix inputs;
    private final CoupledPass minibatches;
    private final CoupledPass wholes;
    private final Objective objective;
    private final @Nullable CoupledOutputs ofOutputs;
    private final int[] all;
    private ColumnMatrix gathered;

    /** @param inputs the data's, in the precision of the cost */
    CoupledCost(
            Network network,
            ObjectiveDefinition definition,
            Dataset data,
            ColumnMatrix inputs,
            Precision precision,
            Parallel parallel) {
        if (data.size() < 2) {
            throw tooFew(data.name(), data.size());
        }
        this.network = network;
        this.data = data;
        this.inputs = inputs;
        this.parallel = parallel;
        this.minibatches = network.newCoupledPass(precision, MINIBATCH, SMALL_CHUNK, parallel);
        this.wholes = network.newCoupledPass(precision, data.size(), Network.CHUNK, parallel);
        this.objective = definition.start(precision, data, data.size());
        this.ofOutputs = objective instanceof OutputObjective first
                ? new CoupledOutputs(first, definition, data, precision, Network.CHUNK, parallel)
                : null;
        this.all = IntStream.range(0, data.size()).toArray();
        this.gathered = ColumnMatrix.zeros(precision, data.features(), 1);
    }

    Evaluation evaluate(ParameterVector theta, BatchStatistics statistics) {
        return mean(statistics, (pass, from, x, examples) -> {
            if (ofOutputs != null) {
                return ofOutputs.evaluate(pass, theta, x, from);
            }
            Tally tally = new Tally();
            objective.evaluate(pass, theta, x, examples, tally);
            return new Tally[] {tally};
        });
    }

    /** On a grid with the statistics of the whole set at each point; empty where the network has no faster way. */
    Optional<GridCost> on(SubspaceGrid grid) {
        if (ofOutputs == null) {
            return Optional.empty();
        }
        return network.coupledGridPass(grid, inputs.precision(), data.size(), Network.CHUNK, parallel)
                .map(pass -> new CoupledGridCost(pass, ofOutputs, inputs, parallel));
    }

    /** @param piece as {@link CostFunction#costAndGradient(ParameterVector, ParameterVector, ParameterVector)}, or null for J itself */
    double costAndGradient(
            ParameterVector theta,
            BatchStatistics statistics,
            @Nullable ParameterVector piece,
            ParameterVector gradient) {
        return mean(statistics, (pass, from, x, examples) -> {
                    Tally tally = new Tally();
                    pass.stayOnPieceOf(piece);
                    try {
                        objective.differentiate(pass, theta, x, examples, data.size(), gradient, from > 0, tally);
                    } finally {
                        pass.stayOnPieceOf(null);
                    }
                    return new Tally[] {tally};
                })
                .cost();
    }

    private interface Step {
        Tally[] run(CoupledPass pass, int from, ColumnMatrix x, int[] examples);
    }

    /** The mean over the whole set, of which the examples that are normalized together go together. */
    private Evaluation mean(BatchStatistics statistics, Step step) {
        int size = statistics.together(data.size());
        List<Tally> tallies = new ArrayList<>();
        for (int from = 0; from < data.size(); ) {
            int rest = data.size() - from;
            int count = rest <= size + 1 ? rest : size;
            CoupledPass pass = pass(count);
            pass.normalizeBy(statistics.given());
            try {
                int[] examples = Arrays.copyOfRange(all, from, from + count);
                tallies.addAll(List.of(step.run(pass, from, inputs.columns(from, count), examples)));
            } finally {
                pass.normalizeBy(null);
            }
            from += count;
        }
        return Tally.mean(tallies.toArray(Tally[]::new), data.size());
    }

    /**
     * @param dropout which units are dropped, or null for none
     * @param statistics overwritten by the minibatch's mean and unbiased variance, where wanted
     */
    double costAndGradient(
            ParameterVector theta,
            int[] examples,
            ParameterVector gradient,
            @Nullable DropoutStep dropout,
            @Nullable ParameterVector statistics) {
        if (examples.length < 2) {
            throw tooFew("minibatch", examples.length);
        }
        if (gathered.columns() != examples.length) {
            ColumnMatrix larger = ColumnMatrix.zeros(inputs.precision(), data.features(), examples.length);
            gathered.close();
            gathered = larger;
        }
        for (int i = 0; i < examples.length; i++) {
            gathered.copyColumn(i, inputs, examples[i]);
        }
        CoupledPass pass = pass(examples.length);
        if (statistics != null) {
            pass.report(statistics, true);
        }
        pass.dropout(dropout, 0);
        try {
            return costAndGradient(pass, theta, gathered, examples, gradient);
        } finally {
            pass.dropout(null, 0);
        }
    }

    private double costAndGradient(
            CoupledPass pass, ParameterVector theta, ColumnMatrix x, int[] examples, ParameterVector gradient) {
        Tally tally = new Tally();
        objective.differentiate(pass, theta, x, examples, examples.length, gradient, false, tally);
        return Tally.mean(new Tally[] {tally}, examples.length).cost();
    }

    /** Overwrites the target by mean and biased variance of the whole set at θ. */
    void statistics(ParameterVector theta, ParameterVector target) {
        CoupledPass pass = pass(data.size());
        pass.report(target, false);
        pass.forward(theta, inputs);
    }

    private CoupledPass pass(int examples) {
        return examples <= MINIBATCH ? minibatches : wholes;
    }

    private static BadInputException tooFew(String what, int found) {
        return new BadInputException(what + ": expected at least 2 examples for batch normalization, found " + found);
    }

    @Override
    public void close() {
        minibatches.close();
        wholes.close();
        objective.close();
        if (ofOutputs != null) {
            ofOutputs.close();
        }
        gathered.close();
    }
}
