package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.CoupledPass;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * What drives the units of a layer: their activations a(x) as functions of the network's input, with their gradients, in double.
 *
 * <p>a(x) is the pre-activation z of the unit, which every nonlinearity keeps in order and where a gradient never vanishes with
 * a saturated or dead unit; for maxout the largest of the unit's pieces, for a convolution, whose channels are the units, the
 * largest over the positions.
 *
 * <ul>
 *   <li>x (features, examples)
 *   <li>z (rows, examples): {@code count} rows for each unit, {@code step} apart
 * </ul>
 */
public final class UnitActivations implements AutoCloseable {
    private static final int CHUNK = 64;

    /** Examples at a time: so many chunks hold their activations in memory. */
    private static final int BLOCK = 16 * CHUNK;

    private final ParameterVector theta;
    private final CoupledPass pass;
    private final ColumnMatrix inputs;
    private final ColumnMatrix delta;
    private final Parallel parallel;
    private final int features;
    private final int rows;
    private final int units;
    private final int count;
    private final int step;

    /**
     * @param layer counted from 0, one with pre-activations
     * @param theta of the whole network, in double; stays the caller's to close, and must not change meanwhile
     * @param statistics of its batch normalizations, which are constants here; null where it has none
     * @param parallel stays the caller's to close
     */
    public UnitActivations(
            FeedforwardDefinition definition,
            int layer,
            ParameterVector theta,
            @Nullable ParameterVector statistics,
            Parallel parallel) {
        Network network = definition.build().preActivations(layer);
        LayerDefinition last = definition.layers().get(layer);
        this.theta = theta;
        this.parallel = parallel;
        this.features = definition.inputs();
        this.rows = network.definition().outputs();
        if (last instanceof ConvolutionDefinition convolution) {
            this.units = convolution.channels();
            this.step = 1;
        } else {
            this.units = definition.width(layer);
            this.step = units;
        }
        this.count = last instanceof ConvolutionDefinition || last instanceof MaxoutDefinition ? rows / units : 1;
        this.pass = network.newCoupledPass(Precision.DOUBLE, BLOCK, CHUNK, parallel);
        pass.normalizeBy(statistics);
        this.inputs = ColumnMatrix.zeros(Precision.DOUBLE, features, BLOCK);
        this.delta = ColumnMatrix.zeros(Precision.DOUBLE, rows, BLOCK);
    }

    /** Number of units of the layer. */
    public int units() {
        return units;
    }

    /**
     * The activations of some units for all examples of a data set, in one pass over it.
     *
     * @return [units asked for][examples]
     */
    public double[][] over(Dataset data, int... wanted) {
        double[][] values = new double[wanted.length][data.size()];
        double[] block = new double[features * BLOCK];
        float[] scratch = new float[block.length];
        double[][] columns = new double[parallel.lanes()][rows];
        for (int from = 0; from < data.size(); from += BLOCK) {
            int start = from;
            int size = Math.min(BLOCK, data.size() - from);
            data.inputs().columns(from, size).readWidened(0, block, scratch);
            inputs.write(0, block);
            pass.forward(theta, inputs.columns(0, size), (chunk, lane, first, z) -> {
                for (int example = 0; example < z.columns(); example++) {
                    z.read(example * rows, columns[lane]);
                    for (int i = 0; i < wanted.length; i++) {
                        values[i][start + first + example] = columns[lane][largest(columns[lane], wanted[i])];
                    }
                }
            });
        }
        return values;
    }

    /**
     * The activation of one unit at each point, and its gradient.
     *
     * @param points [n][features], at most {@value #BLOCK}
     * @param wanted n units, one for each point
     * @param gradients [n][features]: ∂a/∂x, overwritten
     * @return n values
     */
    public double[] differentiate(double[][] points, int[] wanted, double[][] gradients) {
        int n = points.length;
        for (int i = 0; i < n; i++) {
            inputs.write(i * features, points[i]);
        }
        ColumnMatrix z = pass.forward(theta, inputs.columns(0, n)); // (rows, n)
        ColumnMatrix back = delta.columns(0, n); // (rows, n)
        double[] values = new double[n];
        double[] column = new double[rows];
        for (int i = 0; i < n; i++) {
            z.read(i * rows, column);
            int row = largest(column, wanted[i]);
            values[i] = column[row];
            double[] oneHot = new double[rows];
            oneHot[row] = 1;
            back.write(i * rows, oneHot);
        }
        ColumnMatrix towardsInput = pass.inputGradient(theta, back, null, false); // (features, n)
        for (int i = 0; i < n; i++) {
            towardsInput.read(i * features, gradients[i]);
        }
        return values;
    }

    /** The row of the unit where z is largest, the first of equal ones. */
    private int largest(double[] z, int unit) {
        int first = step == 1 ? unit * count : unit;
        int best = first;
        for (int k = 1; k < count; k++) {
            if (z[first + k * step] > z[best]) {
                best = first + k * step;
            }
        }
        return best;
    }

    @Override
    public void close() {
        pass.close();
        inputs.close();
        delta.close();
    }
}
