package org.costscape.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.costscape.dataset.Dataset;
import org.costscape.file.BadInputException;

/**
 * What a deep linear network learns of whitened data: the singular value decomposition of the correlation of targets and inputs,
 * Σ = YXᵀ/N = Σₖ sₖ uₖ vₖᵀ, where XXᵀ/N = I. The mean squared error of a network with the product P = Wₙ…W₁ is then
 *
 * <p>J = ½‖P − Σ‖² + floor, and where P = Σₖ aₖ uₖ vₖᵀ it is ½Σₖ(sₖ − aₖ)² + floor.
 *
 * <ul>
 *   <li>X (features, N), Y (outputs, N)
 *   <li>Wᵢ [units, inputs], in the order in which an example passes them
 * </ul>
 *
 * <p>Reference: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks", ICLR 2014, section 1.1; there Σ and J are sums over the examples, here they are means.
 */
public final class CorrelationModes {
    /** Correlations of two inputs further from 0, or of one with itself further from 1, are not those of whitened inputs. */
    private static final double WHITE = 1e-6;

    /** Singular values smaller than this, relative to the largest, are rounding. */
    private static final double SMALLEST = 1e-9;

    private final SingularValueDecomposition decomposition;
    private final double floor;
    private final int count;

    private CorrelationModes(SingularValueDecomposition decomposition, double floor, int count) {
        this.decomposition = decomposition;
        this.floor = floor;
        this.count = count;
    }

    /**
     * The modes of a data set.
     *
     * @throws BadInputException if its inputs are not whitened, or its targets do not correlate with them
     */
    public static CorrelationModes of(Dataset data) {
        RealMatrix x = inputs(data); // (features, N)
        RealMatrix y = targets(data); // (outputs, N)
        double examples = data.size();
        checkWhitened(x.multiply(x.transpose()).scalarMultiply(1 / examples));
        RealMatrix correlation = y.multiply(x.transpose()).scalarMultiply(1 / examples); // (outputs, features)
        SingularValueDecomposition decomposition = new SingularValueDecomposition(correlation);
        double[] values = decomposition.getSingularValues();
        int count = (int) Arrays.stream(values)
                .filter(value -> value > SMALLEST * values[0])
                .count();
        if (count == 0) {
            throw new BadInputException("data: expected targets that correlate with the inputs, found none that does");
        }
        double explained = Math.pow(correlation.getFrobeniusNorm(), 2);
        return new CorrelationModes(
                decomposition, (Math.pow(y.getFrobeniusNorm(), 2) / examples - explained) / 2, count);
    }

    private static void checkWhitened(RealMatrix covariance) {
        for (int i = 0; i < covariance.getRowDimension(); i++) {
            for (int k = 0; k < covariance.getColumnDimension(); k++) {
                double expected = i == k ? 1 : 0;
                if (!(Math.abs(covariance.getEntry(i, k) - expected) < WHITE)) {
                    throw new BadInputException("data: expected whitened inputs, XXᵀ/N = I, found a mean product "
                            + covariance.getEntry(i, k) + " of inputs " + i + " and " + k + " instead of " + expected
                            + "; data of the type linear-teacher are whitened");
                }
            }
        }
    }

    private static RealMatrix inputs(Dataset data) {
        double[] all = new double[data.features() * data.size()];
        data.inputs().readWidened(0, all, new float[all.length]);
        RealMatrix x = new Array2DRowRealMatrix(data.features(), data.size());
        for (int i = 0; i < data.size(); i++) {
            x.setColumn(i, Arrays.copyOfRange(all, i * data.features(), (i + 1) * data.features()));
        }
        return x;
    }

    private static RealMatrix targets(Dataset data) {
        RealMatrix y = new Array2DRowRealMatrix(data.outputs(), data.size());
        for (int i = 0; i < data.size(); i++) {
            for (int k = 0; k < data.outputs(); k++) {
                y.setEntry(k, i, data.target(i, k));
            }
        }
        return y;
    }

    /** The number of modes: the rank of Σ. */
    public int count() {
        return count;
    }

    /** sₖ, falling with k = 0, 1, …. */
    public double strength(int k) {
        return decomposition.getSingularValues()[k];
    }

    /** The lowest J that a linear network reaches which learns the strongest {@code learned} modes. */
    public double floor(int learned) {
        return floor
                + IntStream.range(learned, count)
                        .mapToDouble(k -> strength(k) * strength(k) / 2)
                        .sum();
    }

    /** uₖᵀ P vₖ: how much of mode k a network has learned. */
    public double learned(int k, List<double[][]> weights) {
        return left(k).dotProduct(product(weights).operate(right(k)));
    }

    /** ‖P − Σₖ (uₖᵀPvₖ) uₖvₖᵀ‖: what a network has beside the modes. */
    public double outside(List<double[][]> weights) {
        RealMatrix product = product(weights);
        RealMatrix rest = product;
        for (int k = 0; k < count; k++) {
            double learned = left(k).dotProduct(product.operate(right(k)));
            rest = rest.subtract(left(k).outerProduct(right(k)).scalarMultiply(learned));
        }
        return rest.getFrobeniusNorm();
    }

    /**
     * With which strengths the balanced modes began that grow from small weights of two layers: ‖mₖ‖², where mₖ is ½(aₖ + bₖ)
     * without its part along m₀ … mₖ₋₁, aₖ = W₂ᵀuₖ and bₖ = W₁vₖ (hidden).
     *
     * <p>While P is small, τȧ = sb and τḃ = sa: ½(a + b) grows as e^{st/τ}, ½(a − b) dies away as e^{−st/τ}, and what is left is
     * balanced, a = b, whatever aᵀb was. Where a stronger mode r is learned, the part of ½(aₖ + bₖ) along its direction in the hidden
     * layer changes as e^{(sₖ − sᵣ)t/τ}: it dies away too, and mode k grows beside it.
     *
     * @param learned the number of modes, at most that of hidden units
     */
    public List<Double> balanced(int learned, List<double[][]> weights) {
        if (weights.size() != 2) {
            throw new IllegalArgumentException("expected 2 layers, found " + weights.size());
        }
        List<Double> strengths = new ArrayList<>();
        List<RealVector> stronger = new ArrayList<>();
        for (int k = 0; k < learned; k++) {
            RealVector a = matrix(weights.get(1)).preMultiply(left(k)); // (hidden)
            RealVector b = matrix(weights.get(0)).operate(right(k)); // (hidden)
            RealVector grows = a.add(b).mapDivide(2);
            for (RealVector other : stronger) {
                grows = grows.subtract(other.mapMultiply(other.dotProduct(grows)));
            }
            strengths.add(grows.dotProduct(grows));
            if (grows.getNorm() > 0) {
                stronger.add(grows.unitVector());
            }
        }
        return strengths;
    }

    private RealVector left(int k) {
        return decomposition.getU().getColumnVector(k);
    }

    private RealVector right(int k) {
        return decomposition.getV().getColumnVector(k);
    }

    /** P = Wₙ…W₁ (outputs, features). */
    private static RealMatrix product(List<double[][]> weights) {
        return weights.stream()
                .map(CorrelationModes::matrix)
                .reduce((before, next) -> next.multiply(before))
                .orElseThrow();
    }

    private static RealMatrix matrix(double[][] weight) {
        return new Array2DRowRealMatrix(weight, false);
    }
}
