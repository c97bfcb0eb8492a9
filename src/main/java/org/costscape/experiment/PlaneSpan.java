package org.costscape.experiment;

import java.util.List;
import org.costscape.file.BadInputException;
import org.costscape.landscape.PlaneCoordinates;
import org.costscape.parameter.GramSchmidt;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;

/**
 * The plane that a request asks for, with its directions as they were found and as they are after all scaling.
 *
 * <p>Where they are made orthonormal, u = d₁/‖d₁‖ and v = (d₂ − (d₂·u)u)/‖…‖. Reference: Garipov et al., "Loss surfaces, mode
 * connectivity, and fast ensembling of DNNs", NeurIPS 2018, section 3.
 */
final class PlaneSpan implements AutoCloseable {
    private final Subspace plane;
    private final double cosine;
    private final double firstNorm;
    private final double along; // d₂·u
    private final double secondNorm; // ‖d₂ − (d₂·u)u‖
    private final boolean orthonormal;

    private PlaneSpan(Subspace plane, double[][] raw, boolean orthonormal) {
        this.plane = plane;
        this.orthonormal = orthonormal;
        this.cosine = PlaneCoordinates.cosine(
                plane.directions().get(0), plane.directions().get(1));
        this.firstNorm = norm(raw[0]);
        double dot = 0;
        for (int i = 0; i < raw[0].length; i++) {
            dot += raw[0][i] / firstNorm * raw[1][i];
        }
        this.along = dot;
        double rest = 0;
        for (int i = 0; i < raw[0].length; i++) {
            double each = raw[1][i] - along * raw[0][i] / firstNorm;
            rest += each * each;
        }
        this.secondNorm = Math.sqrt(rest);
    }

    /**
     * Computes the directions.
     *
     * @throws BadInputException if one is zero or not finite, or both are parallel
     */
    static PlaneSpan of(PlaneRequest request, DirectionSource source) {
        double[][] raw = {direction("x", request.x(), source), direction("y", request.y(), source)};
        source.check();
        try (ParameterVector first = vector(raw[0], source);
                ParameterVector second = vector(raw[1], source)) {
            double cosine = PlaneCoordinates.cosine(first, second);
            if (PlaneCoordinates.parallel(cosine)) {
                throw new BadInputException("y: expected a direction that is not parallel to "
                        + request.x().text() + ", because both together span the plane, found "
                        + request.y().text() + ", with a cosine of " + cosine
                        + (isThroughThree(request) ? ": the third point is on the line of the other two" : "")
                        + "; choose another");
            }
        }
        source.check();
        double[][] scaled = {raw[0].clone(), raw[1].clone()};
        if (request.orthonormal()) {
            GramSchmidt.orthonormalize(scaled);
        }
        Subspace plane = new Subspace(source.origin(), List.of(vector(scaled[0], source), vector(scaled[1], source)));
        return new PlaneSpan(plane, raw, request.orthonormal());
    }

    /** The plane; its origin is the source's to close. */
    Subspace plane() {
        return plane;
    }

    ParameterVector direction(int i) {
        return plane.directions().get(i);
    }

    double cosine() {
        return cosine;
    }

    /** How often the directions as they were found are in the point (a, b). */
    double[] weights(double a, double b) {
        return orthonormal
                ? new double[] {a / firstNorm - b * along / (firstNorm * secondNorm), b / secondNorm}
                : new double[] {a, b};
    }

    @Override
    public void close() {
        plane.directions().forEach(ParameterVector::close);
    }

    private static boolean isThroughThree(PlaneRequest request) {
        return request.x() instanceof DirectionRule.Toward && request.y() instanceof DirectionRule.Toward;
    }

    private static ParameterVector vector(double[] numbers, DirectionSource source) {
        return ParameterVector.of(source.layout(), source.precision(), numbers);
    }

    private static double[] direction(String field, DirectionRule rule, DirectionSource source) {
        source.check();
        double[] direction = rule.of(source);
        source.check();
        double norm;
        try (ParameterVector rounded = vector(direction, source)) {
            norm = rounded.norm();
        }
        if (!(norm > 0) || !Double.isFinite(norm)) {
            String found = norm == 0 ? "a direction of length 0" : "a direction that is not finite";
            throw new BadInputException(
                    field + ": expected a direction other than zero, found " + found + " by " + rule.text()
                            + (rule instanceof DirectionRule.Toward || rule instanceof DirectionRule.Between
                                    ? ": both snapshots are the same point"
                                    : "")
                            + "; choose another");
        }
        return direction;
    }

    private static double norm(double[] numbers) {
        double sum = 0;
        for (double each : numbers) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }
}
