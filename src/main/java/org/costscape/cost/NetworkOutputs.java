package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.network.CoupledPass;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/** {@link Outputs} of a feed-forward network on the first examples of a data set; batch normalizations take their statistics. */
public final class NetworkOutputs implements Outputs {
    private final ColumnMatrix inputs;
    private final Network.Pass pass;

    /**
     * @param examples number of examples, no more than there are
     * @param statistics of batch normalizations, where they are not those of these examples at θ; stay the caller's to close
     * @param parallel stays the caller's to close
     */
    public NetworkOutputs(
            Network network, Dataset data, int examples, @Nullable ParameterVector statistics, Parallel parallel) {
        int count = Math.min(examples, data.size());
        double[] values = new double[count * data.features()];
        float[] scratch = new float[values.length];
        data.inputs().readWidened(0, values, scratch);
        this.inputs = ColumnMatrix.zeros(Precision.DOUBLE, data.features(), count);
        inputs.writeRounded(0, values, scratch);
        if (network.running().isEmpty()) {
            this.pass = network.newPass(Precision.DOUBLE, count);
        } else {
            CoupledPass coupled = network.newCoupledPass(Precision.DOUBLE, count, count, parallel);
            coupled.normalizeBy(statistics);
            this.pass = coupled;
        }
    }

    @Override
    public double[][] at(ParameterVector theta) {
        return columns(pass.forward(theta, inputs)); // (outputs, examples)
    }

    /** The columns of a matrix in double. */
    static double[][] columns(ColumnMatrix matrix) {
        double[][] columns = new double[matrix.columns()][matrix.rows()];
        for (int i = 0; i < columns.length; i++) {
            matrix.read(i * matrix.rows(), columns[i]);
        }
        return columns;
    }

    @Override
    public void close() {
        pass.close();
        inputs.close();
    }
}
