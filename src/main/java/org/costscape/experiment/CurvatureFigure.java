package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.costscape.curvature.Eigenpair;
import org.costscape.curvature.SpectralDensity;
import org.costscape.curvature.Trace;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;

/** The figure of the curvature at a snapshot: the spectral density where it was asked for, and the eigenvalues at both ends. */
public final class CurvatureFigure {
    /** A density below this share of its peak is drawn there: far below the share of a single eigenvalue. */
    private static final double FLOOR = 1e-8;

    private CurvatureFigure() {}

    /** What to draw. */
    public static CurveFigure of(CurvatureResult result) {
        List<Panel> panels = new ArrayList<>();
        result.density().ifPresent(density -> panels.add(density(density)));
        panels.add(Panel.of(
                "rank from the end of the spectrum",
                ranks("largest", Role.HELD_OUT, result.spectrum().largest()),
                ranks("smallest", Role.SERIES_2, result.spectrum().smallest())));
        return CurveFigure.of(
                "Curvature, " + result.definition().experiment().title(),
                caption(result),
                "eigenvalue λ of the Hessian of "
                        + result.definition().experiment().trainingCost(),
                panels.toArray(Panel[]::new));
    }

    private static Panel density(SpectralDensity density) {
        double floor = FLOOR * Arrays.stream(density.density()).max().orElseThrow();
        double[] drawn = Arrays.stream(density.density())
                .map(each -> Math.max(each, floor))
                .toArray();
        return Panel.of(
                        "spectral density (drawn from 10⁻⁸ of its peak up)",
                        Curve.of("density", Role.TRAINING, density.lambda(), drawn))
                .withWeight(2)
                .logarithmic();
    }

    private static Curve ranks(String label, Role role, List<Eigenpair> pairs) {
        return Curve.of(
                label,
                role,
                pairs.stream().mapToDouble(Eigenpair::value).toArray(),
                IntStream.rangeClosed(1, pairs.size()).asDoubleStream().toArray());
    }

    private static String caption(CurvatureResult result) {
        return String.format(
                Locale.ROOT,
                "%s. Step %,d%s, %,d parameters, computed in double.%s Trace %s, sharpness %s at ρ = %s. Residuals up to %s after %,d"
                        + " Lanczos steps%s.%s",
                result.data(),
                result.point().step(),
                result.definition().divergence(" of a run that "),
                result.parameters(),
                result.definition().experiment().network().couplesExamples()
                        ? " Batch statistics those of the training set at θ."
                        : "",
                trace(result.trace()),
                Numbers.threeDigits(result.sharpness()),
                result.request().rho(),
                Numbers.threeDigits(largestResidual(result)),
                result.spectrum().steps(),
                result.spectrum().converged() ? "" : ", not all converged",
                result.density()
                        .map(density -> String.format(
                                Locale.ROOT,
                                " Density from %,d random vectors, σ = %s.",
                                density.vectors(),
                                Numbers.threeDigits(density.sigma())))
                        .orElse(""));
    }

    /** The trace with its standard error, for people. */
    public static String trace(Trace trace) {
        return Numbers.threeDigits(trace.value())
                + (trace.standardError() == 0 ? "" : " ± " + Numbers.threeDigits(trace.standardError()));
    }

    private static double largestResidual(CurvatureResult result) {
        return IntStream.range(0, result.spectrum().largest().size())
                .mapToDouble(i -> Math.max(
                        result.spectrum().largest().get(i).residual(),
                        result.spectrum().smallest().get(i).residual()))
                .max()
                .orElseThrow();
    }
}
