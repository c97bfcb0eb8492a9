package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/**
 * {@link SquaredErrorDefinition} at work: J = ½‖z − y‖², ∂J/∂z = z − y, in double.
 *
 * <p>Where the data have classes, an example is wrong whose largest output (the first of equal ones) is not that of its class,
 * or whose cost is not finite; otherwise there is no error rate.
 */
final class SquaredError implements OutputObjective {
    private final Dataset data;
    private final double[] values;
    private final float[] scratch;

    SquaredError(Dataset data, int capacity) {
        this.data = data;
        this.values = new double[data.outputs() * capacity];
        this.scratch = new float[data.outputs() * capacity];
    }

    @Override
    public void evaluate(ColumnMatrix outputs, int[] examples, Tally tally) {
        outputs.readWidened(0, values, scratch);
        subtractTargets(examples, tally);
    }

    @Override
    public void differentiate(
            Network.Pass pass,
            ParameterVector theta,
            ColumnMatrix x,
            int[] examples,
            int batch,
            ParameterVector gradient,
            boolean accumulate,
            Tally tally) {
        ColumnMatrix outputs = pass.forward(theta, x); // (outputs, n)
        outputs.readWidened(0, values, scratch);
        subtractTargets(examples, tally);
        for (int i = 0; i < examples.length * data.outputs(); i++) {
            values[i] /= batch;
        }
        outputs.writeRounded(0, values, scratch);
        pass.backward(theta, outputs, gradient, accumulate);
    }

    @Override
    public void differentiateTwice(ColumnMatrix outputs, ColumnMatrix changes, int[] examples, int batch) {
        outputs.readWidened(0, values, scratch);
        subtractTargets(examples, new Tally());
        scale(1.0 / batch, examples.length);
        outputs.writeRounded(0, values, scratch);
        changes.readWidened(0, values, scratch);
        scale(1.0 / batch, examples.length);
        changes.writeRounded(0, values, scratch);
    }

    private void scale(double factor, int examples) {
        for (int i = 0; i < examples * data.outputs(); i++) {
            values[i] *= factor;
        }
    }

    /** Turns outputs z into z − y and adds the costs and errors to the tally. */
    private void subtractTargets(int[] examples, Tally tally) {
        for (int i = 0; i < examples.length; i++) {
            int start = i * data.outputs();
            int best = largest(start);
            double sum = 0;
            for (int k = 0; k < data.outputs(); k++) {
                double difference = values[start + k] - data.target(examples[i], k);
                values[start + k] = difference;
                sum += difference * difference;
            }
            if (data.isClassified()) {
                tally.add(sum / 2, best != data.label(examples[i]) || !Double.isFinite(sum));
            } else {
                tally.add(sum / 2);
            }
        }
    }

    private int largest(int start) {
        int best = 0;
        for (int k = 1; k < data.outputs(); k++) {
            best = values[start + k] > values[start + best] ? k : best;
        }
        return best;
    }

    @Override
    public void close() {}
}
