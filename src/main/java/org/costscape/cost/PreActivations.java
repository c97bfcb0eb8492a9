package org.costscape.cost;

import java.util.ArrayList;
import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/** Forward passes over a data set, as {@link LayeredCost#preActivations} wants them. */
final class PreActivations {
    private final Network network;
    private final ColumnMatrix inputs;
    private final Precision precision;
    private final Parallel parallel;

    /**
     * @param network whose outputs are the pre-activations
     * @param inputs (features, examples)
     */
    PreActivations(Network network, ColumnMatrix inputs, Precision precision, Parallel parallel) {
        this.network = network;
        this.inputs = inputs;
        this.precision = precision;
        this.parallel = parallel;
    }

    /** Some units (units asked for, examples). */
    double[][] of(ParameterVector theta, int... units) {
        double[][] values = new double[units.length][inputs.columns()];
        if (network.running().isEmpty()) {
            inChunks(theta, units, values);
        } else {
            try (Network.Pass pass = network.newCoupledPass(precision, inputs.columns(), Network.CHUNK, parallel)) {
                pick(pass.forward(theta, inputs), units, values, 0);
            }
        }
        return values;
    }

    private void inChunks(ParameterVector theta, int[] units, double[][] values) {
        List<Network.Pass> lanes = new ArrayList<>();
        for (int lane = 0; lane < parallel.lanes(); lane++) {
            lanes.add(network.newPass(precision, Network.CHUNK));
        }
        try {
            int chunks = (inputs.columns() + Network.CHUNK - 1) / Network.CHUNK;
            parallel.forEach(chunks, (chunk, lane) -> {
                int from = chunk * Network.CHUNK;
                ColumnMatrix x = inputs.columns(from, Math.min(Network.CHUNK, inputs.columns() - from));
                pick(lanes.get(lane).forward(theta, x), units, values, from);
            });
        } finally {
            lanes.forEach(Network.Pass::close);
        }
    }

    /** @param from number of the first of the outputs' examples in the data set */
    private static void pick(ColumnMatrix outputs, int[] units, double[][] values, int from) {
        double[] column = new double[outputs.rows()];
        float[] scratch = new float[outputs.rows()];
        for (int example = 0; example < outputs.columns(); example++) {
            outputs.readWidened(example * outputs.rows(), column, scratch);
            for (int i = 0; i < units.length; i++) {
                values[i][from + example] = column[units[i]];
            }
        }
    }
}
