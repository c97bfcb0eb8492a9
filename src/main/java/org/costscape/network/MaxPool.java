package org.costscape.network;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * Max pooling, h[c, y, i] = max of x[c, 2y … 2y+1, 2i … 2i+1].
 *
 * <ul>
 *   <li>x (channels·height·width, examples), in the order channel, row, column
 *   <li>h (channels·⌊height/2⌋·⌊width/2⌋, examples)
 * </ul>
 *
 * <p>Backward: ∂J/∂x is ∂J/∂h where the maximum was (the first of equal ones, row by row) and 0 elsewhere.
 */
final class MaxPool implements Layer {
    private final int units;
    private final int inputs;
    private final int width;
    private final int[] corners; // of each unit: the upper left number of its square

    MaxPool(MaxPoolDefinition definition) {
        this.units = definition.outputs();
        this.inputs = definition.channels() * definition.height() * definition.width();
        this.width = definition.width();
        this.corners = new int[units];
        for (int unit = 0; unit < units; unit++) {
            int i = unit % definition.outputWidth();
            int row = unit / definition.outputWidth();
            int y = row % definition.outputHeight();
            int channel = row / definition.outputHeight();
            corners[unit] = (channel * definition.height() + 2 * y) * width + 2 * i;
        }
    }

    @Override
    public int units() {
        return units;
    }

    @Override
    public boolean kinked() {
        return true;
    }

    @Override
    public Pass newPass(Precision precision, int capacity) {
        return new MaxPoolPass(precision, capacity);
    }

    private final class MaxPoolPass implements Pass {
        private final PassMemory output;
        private final PassMemory towardsInput;
        private final double[] picture = new double[inputs];
        private final double[] maxima = new double[units];
        private final float[] scratch = new float[inputs];
        private final int[] winner; // of each unit and example: where in its picture the maximum was

        private boolean held;

        MaxPoolPass(Precision precision, int capacity) {
            output = new PassMemory(precision, units, capacity);
            towardsInput = new PassMemory(precision, inputs, capacity);
            winner = new int[units * capacity];
        }

        @Override
        public void hold(boolean newHeld) {
            held = newHeld;
        }

        @Override
        public ColumnMatrix forward(ParameterVector theta, ColumnMatrix input) {
            ColumnMatrix result = output.columns(input.columns());
            for (int example = 0; example < input.columns(); example++) {
                input.readWidened(example * inputs, picture, scratch);
                for (int unit = 0; unit < units; unit++) {
                    int at = example * units + unit;
                    winner[at] = held ? winner[at] : largest(corners[unit]);
                    maxima[unit] = picture[winner[at]];
                }
                result.writeRounded(example * units, maxima, scratch);
            }
            return result;
        }

        private int largest(int corner) {
            return larger(larger(larger(corner, corner + 1), corner + width), corner + width + 1);
        }

        /** What is not a number counts as larger, so that it is seen in the cost. */
        private int larger(int best, int other) {
            return picture[other] > picture[best] || Double.isNaN(picture[other]) ? other : best;
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {}

        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            ColumnMatrix result = towardsInput.columns(delta.columns());
            for (int example = 0; example < delta.columns(); example++) {
                delta.readWidened(example * units, maxima, scratch);
                Arrays.fill(picture, 0);
                for (int unit = 0; unit < units; unit++) {
                    picture[winner[example * units + unit]] = maxima[unit];
                }
                result.writeRounded(example * inputs, picture, scratch);
            }
            return result;
        }

        @Override
        public void close() {
            output.close();
            towardsInput.close();
        }
    }
}
