package org.costscape.curvature;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Randomness;

/**
 * How the eigenvalues of a symmetric matrix are spread, by stochastic Lanczos quadrature: φ(λ) = Σ wⱼ N(λ; λⱼ, σ²), where λⱼ are
 * the eigenvalues of the Lanczos process from random vectors, wⱼ the squared first components of their eigenvectors over the
 * number of vectors, and σ² = 1e-5 · max(1, λ_max − λ_min).
 *
 * <p>It is given as its mean over cells of one width, at most σ/4 unless that would be too many, so that its integral is 1
 * whatever the cells are.
 *
 * <p>Reference: Ghorbani, Krishnan, Xiao, "An investigation into neural net optimization via Hessian eigenvalue density", ICML 2019,
 * section 2 and appendix A.
 */
public final class SpectralDensity {
    /** Lanczos steps from each random vector. */
    public static final int STEPS = 100;

    private static final int MOST_CELLS = 20_000;
    private static final double VARIANCE = 1e-5;

    /** How many σ the cells reach beyond the outermost eigenvalues. */
    private static final double MARGIN = 8;

    private final double from;
    private final double width;
    private final double[] density;
    private final double sigma;
    private final int vectors;
    private final int steps;

    private SpectralDensity(double from, double width, double[] density, double sigma, int vectors, int steps) {
        this.from = from;
        this.width = width;
        this.density = density;
        this.sigma = sigma;
        this.vectors = vectors;
        this.steps = steps;
    }

    /** A copy of the density in each cell. */
    public double[] density() {
        return density.clone();
    }

    /** Width of a cell. */
    public double width() {
        return width;
    }

    /** σ. */
    public double sigma() {
        return sigma;
    }

    /** Number of random vectors. */
    public int vectors() {
        return vectors;
    }

    /** The most Lanczos steps from each. */
    public int steps() {
        return steps;
    }

    /** The middles of the cells. */
    public double[] lambda() {
        return IntStream.range(0, density.length)
                .mapToDouble(i -> from + (i + 0.5) * width)
                .toArray();
    }

    /**
     * Takes at most {@link #STEPS} products a vector, whose basis takes 8n bytes a step.
     *
     * @param vectors number of random vectors, at least 1
     * @param seed of the random vectors
     */
    public static SpectralDensity of(SymmetricOperator a, int vectors, long seed) {
        if (vectors < 1) {
            throw new BadInputException("vectors of the density: expected at least 1, found " + vectors);
        }
        SplittableRandom random = Randomness.of(seed, "density");
        List<Tridiagonal> quadratures = new ArrayList<>();
        for (int i = 0; i < vectors; i++) {
            quadratures.add(quadrature(a, Vectors.gaussian(random, a.size())));
        }
        double largest = quadratures.stream().mapToDouble(t -> t.value(0)).max().orElseThrow();
        double smallest = quadratures.stream()
                .mapToDouble(t -> t.value(t.size() - 1))
                .min()
                .orElseThrow();
        double sigma = Math.sqrt(VARIANCE * Math.max(1, largest - smallest));
        double from = smallest - MARGIN * sigma;
        double length = largest - smallest + 2 * MARGIN * sigma;
        int cells = (int) Math.min(MOST_CELLS, Math.ceil(4 * length / sigma));
        double[] density = smeared(quadratures, sigma, from, length / cells, cells);
        return new SpectralDensity(from, length / cells, density, sigma, vectors, Math.min(STEPS, a.size()));
    }

    private static Tridiagonal quadrature(SymmetricOperator a, double[] start) {
        KrylovBasis basis = new KrylovBasis(a, start);
        boolean more = true;
        while (more && basis.size() < Math.min(STEPS, a.size())) {
            more = basis.extend();
        }
        return basis.projected();
    }

    private static double[] smeared(List<Tridiagonal> quadratures, double sigma, double from, double width, int cells) {
        double[] density = new double[cells];
        for (Tridiagonal t : quadratures) {
            for (int j = 0; j < t.size(); j++) {
                double weight = Math.pow(t.component(j, 0), 2) / quadratures.size();
                double middle = (t.value(j) - from) / width; // in cells
                double reach = MARGIN * sigma / width;
                for (int i = (int) Math.max(0, middle - reach); i < Math.min(cells, middle + reach + 1); i++) {
                    density[i] += weight * mass((i - middle) * width / sigma, (i + 1 - middle) * width / sigma) / width;
                }
            }
        }
        return density;
    }

    /** The probability of a standard normal number between two others. */
    private static double mass(double lower, double upper) {
        return 0.5 * Erf.erf(lower / Math.sqrt(2), upper / Math.sqrt(2));
    }
}
