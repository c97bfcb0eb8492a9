package org.costscape.training;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.network.CoupledPass;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/**
 * Measures what goes into batch normalizations.
 *
 * @param data stays the caller's to close
 * @param parallel likewise
 */
public record Measurement(Dataset data, Parallel parallel) {
    /**
     * Mean and biased variance of the units before each batch normalization over the whole data set, each earlier
     * normalization by its own.
     *
     * @return as {@link Network#running} lays them out; the caller closes it
     */
    public ParameterVector statistics(Network network, ParameterVector theta) {
        ColumnMatrix inputs = data.inputs().in(theta.precision());
        ParameterVector statistics = ParameterVector.zeros(network.running().layout(), Precision.DOUBLE);
        try (CoupledPass pass = network.newCoupledPass(theta.precision(), data.size(), Network.CHUNK, parallel)) {
            pass.report(statistics, false);
            pass.forward(theta, inputs);
        } finally {
            if (inputs != data.inputs()) {
                inputs.close();
            }
        }
        return statistics;
    }
}
