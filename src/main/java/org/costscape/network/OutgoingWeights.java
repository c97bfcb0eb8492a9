package org.costscape.network;

import java.util.Arrays;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;

/** The weights that leave each unit, of the origin and the directions of a subspace, a row for each unit: [inputs][units]. */
final class OutgoingWeights {
    private final float[][][] ofVector;
    private final double[] largestSum;

    /** @param weight of the layer behind the units, [units, inputs] */
    OutgoingWeights(Subspace subspace, Block weight) {
        ofVector = new float[subspace.dimension() + 1][][];
        for (int i = 0; i < ofVector.length; i++) {
            ofVector[i] = transposed(
                    i == 0 ? subspace.origin() : subspace.directions().get(i - 1), weight);
        }
        largestSum =
                Arrays.stream(ofVector).mapToDouble(OutgoingWeights::largestSum).toArray();
    }

    private static double largestSum(float[][] columns) {
        double[] sums = new double[columns[0].length];
        for (float[] column : columns) {
            for (int unit = 0; unit < sums.length; unit++) {
                sums[unit] += Math.abs(column[unit]);
            }
        }
        return Arrays.stream(sums).max().orElseThrow();
    }

    /** The largest Σⱼ |Wⱼ| of all that arrives at a unit of the layer behind, of the origin, or of direction i from 1 on. */
    double largestSum(int i) {
        return largestSum[i];
    }

    private static float[][] transposed(ParameterVector vector, Block weight) {
        float[] rows = vector.floats(weight);
        int units = weight.shape().get(0);
        int inputs = rows.length / units;
        float[][] columns = new float[inputs][units];
        for (int unit = 0; unit < units; unit++) {
            for (int input = 0; input < inputs; input++) {
                columns[input][unit] = rows[unit * inputs + input];
            }
        }
        return columns;
    }

    /** Those of the origin, or of direction i from 1 on. */
    float[][] of(int i) {
        return ofVector[i];
    }

    /** M₀ of a row into the target, or the origin's own where b is 0. */
    float[][] ofRow(double b, float[][] target) {
        if (b == 0) {
            return ofVector[0];
        }
        for (int unit = 0; unit < target.length; unit++) {
            add(ofVector[0][unit], (float) b, ofVector[2][unit], target[unit]);
        }
        return target;
    }

    private static void add(float[] first, float factor, float[] second, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = first[i] + factor * second[i];
        }
    }
}
