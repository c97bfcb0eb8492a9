package org.costscape.dataset;

import org.costscape.file.BadInputException;

/** How the features of a table are scaled before a network sees them. */
public sealed interface Scaling permits Scaling.Divide, Scaling.Standardize {
    /**
     * Scales both sets in place by what the training set alone says.
     *
     * @param training (features, examples), one example after the other
     * @param heldOut likewise
     */
    void apply(double[] training, double[] heldOut, int features);

    /**
     * x / by.
     *
     * @param by above 0, for example the largest value
     */
    record Divide(double by) implements Scaling {
        public Divide {
            if (!(by > 0) || !Double.isFinite(by)) {
                throw new BadInputException("by: expected a number above 0, found " + by);
            }
        }

        @Override
        public void apply(double[] training, double[] heldOut, int features) {
            shiftAndDivide(training, 0, 1, 0, by);
            shiftAndDivide(heldOut, 0, 1, 0, by);
        }
    }

    /** (x − mean) / standard deviation of each feature over the training set; a feature that never changes becomes 0 there. */
    record Standardize() implements Scaling {
        @Override
        public void apply(double[] training, double[] heldOut, int features) {
            int examples = training.length / features;
            for (int feature = 0; feature < features; feature++) {
                double sum = 0;
                for (int i = feature; i < training.length; i += features) {
                    sum += training[i];
                }
                double mean = sum / examples;
                double squares = 0;
                for (int i = feature; i < training.length; i += features) {
                    squares += (training[i] - mean) * (training[i] - mean);
                }
                double deviation = squares == 0 ? 1 : Math.sqrt(squares / examples);
                shiftAndDivide(training, feature, features, mean, deviation);
                shiftAndDivide(heldOut, feature, features, mean, deviation);
            }
        }
    }

    private static void shiftAndDivide(double[] x, int from, int step, double mean, double by) {
        for (int i = from; i < x.length; i += step) {
            x[i] = (x[i] - mean) / by;
        }
    }
}
