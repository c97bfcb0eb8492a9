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
    private final int outputWidth;
    private final int[] corners; // of each unit: the upper left number of its square

    MaxPool(MaxPoolDefinition definition) {
        this.units = definition.outputs();
        this.inputs = definition.channels() * definition.height() * definition.width();
        this.width = definition.width();
        this.outputWidth = definition.outputWidth();
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
        private final double[] larger = new double[units / outputWidth * width];
        private final double[] other = new double[larger.length];
        private final double[] maxima = new double[units];
        private final float[] scratch = new float[inputs];
        private final int[] winner; // of each unit and example: where in its picture the maximum was
        private @Nullable ColumnMatrix x;
        private boolean held;

        MaxPoolPass(Precision precision, int capacity) {
            output = new PassMemory(precision, units, capacity);
            towardsInput = new PassMemory(precision, inputs, capacity);
            winner = new int[units * capacity];
        }

        @Override
        public void hold(boolean newHeld) {
            if (newHeld && x != null) {
                for (int example = 0; example < x.columns(); example++) {
                    findWinners(x, example);
                }
            }
            held = newHeld;
            x = null; // by the next way back the winners are known, or it has gone forward again
        }

        @Override
        public ColumnMatrix forward(ParameterVector theta, ColumnMatrix input) {
            ColumnMatrix result = output.columns(input.columns());
            for (int example = 0; example < input.columns(); example++) {
                input.readWidened(example * inputs, picture, scratch);
                if (held) {
                    for (int unit = 0; unit < units; unit++) {
                        maxima[unit] = picture[winner[example * units + unit]];
                    }
                } else {
                    findMaxima();
                }
                result.writeRounded(example * units, maxima, scratch);
            }
            x = input;
            return result;
        }

        /**
         * The largest of each four numbers, NaN where one is: of two rows, then of each number and its neighbour. Between arrays
         * with one index alone, so that the compiler vectorizes it.
         */
        private void findMaxima() {
            int rows = units / outputWidth;
            for (int row = 0; row < rows; row++) {
                int corner = corners[row * outputWidth];
                System.arraycopy(picture, corner, larger, row * width, width);
                System.arraycopy(picture, corner + width, other, row * width, width);
            }
            max(larger, other);
            System.arraycopy(larger, 1, other, 0, larger.length - 1);
            max(larger, other);
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < outputWidth; i++) {
                    maxima[row * outputWidth + i] = larger[row * width + 2 * i];
                }
            }
        }

        private static void max(double[] values, double[] others) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(values[i], others[i]);
            }
        }

        /** Where the maxima of an example are: the first of equal ones. Only the way back asks for it. */
        private void findWinners(ColumnMatrix input, int example) {
            input.readWidened(example * inputs, picture, scratch);
            for (int unit = 0; unit < units; unit++) {
                winner[example * units + unit] = largest(corners[unit]);
            }
        }

        private int largest(int corner) {
            return better(better(better(corner, corner + 1), corner + width), corner + width + 1);
        }

        private int better(int best, int next) {
            return picture[next] > picture[best] ? next : best;
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {}

        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            ColumnMatrix result = towardsInput.columns(delta.columns());
            for (int example = 0; example < delta.columns(); example++) {
                if (!held) {
                    if (x == null) {
                        throw new IllegalStateException("backward before forward");
                    }
                    findWinners(x, example);
                }
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
