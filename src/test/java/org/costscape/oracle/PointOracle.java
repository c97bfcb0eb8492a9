package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.costscape.landscape.Normalization;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;

/** Cost, outputs and gradient at a point, and the cost on a line and a plane through it. */
final class PointOracle {
    private final Reference file;
    private final Supplier<Subject> subject;

    PointOracle(Reference file, Supplier<Subject> subject) {
        this.file = file;
        this.subject = subject;
    }

    void addTo(Checks checks) {
        checks.add("loss", this::loss);
        checks.add("output", this::output);
        checks.add("grads", this::gradient);
        if (file.has("landscape")) {
            checks.add("landscape.line_losses", this::line);
            checks.add("landscape.filter_normalized_direction_1", () -> filterNormalized(1));
            checks.add("landscape.filter_normalized_direction_2", () -> filterNormalized(2));
            checks.add("landscape.plane_losses", this::plane);
        }
        if (file.has("curvature")) {
            checks.add("curvature.gradient_norm", this::gradientNorm);
            new CurvatureOracle(file, subject).addTo(checks);
        }
    }

    private void loss() {
        try (Subject at = subject.get();
                ParameterVector theta = at.blocks().vector(file.get("params").blocks())) {
            Close.assertClose(file.get("loss").number(), at.cost(theta), Close.COST);
        }
    }

    private void output() {
        try (Subject at = subject.get();
                ParameterVector theta = at.blocks().vector(file.get("params").blocks())) {
            Close.assertClose(file.get("output").doubles(), at.outputs(theta), Close.COST, "output");
        }
    }

    private void gradient() {
        try (Subject at = subject.get();
                ParameterVector theta = at.blocks().vector(file.get("params").blocks());
                ParameterVector gradient = theta.copy()) {
            Close.assertClose(file.get("loss").number(), at.costAndGradient(theta, gradient), Close.COST);
            at.blocks().assertClose(file.get("grads").blocks(), gradient, Close.GRADIENT);
        }
    }

    /** (1−α)·params + α·params_end. */
    private void line() {
        Reference landscape = file.get("landscape");
        double[] alphas = landscape.get("alphas").doubles();
        double[] found = new double[alphas.length];
        try (Subject at = subject.get();
                ParameterVector start = at.blocks().vector(file.get("params").blocks());
                ParameterVector end =
                        at.blocks().vector(landscape.get("params_end").blocks());
                ParameterVector theta = start.copy()) {
            for (int i = 0; i < alphas.length; i++) {
                new Line(start, end).at(alphas[i], theta);
                found[i] = at.cost(theta);
            }
        }
        Close.assertClose(landscape.get("line_losses").doubles(), found, Close.COST, "line");
    }

    private void filterNormalized(int number) {
        Reference landscape = file.get("landscape");
        Map<String, double[]> expected =
                landscape.get("filter_normalized_direction_" + number).blocks();
        try (Subject at = subject.get();
                ParameterVector origin = at.blocks().vector(file.get("params").blocks());
                ParameterVector direction = normalized(at, origin, number)) {
            at.blocks().assertClose(expected, direction, Close.COST);
        }
    }

    private ParameterVector normalized(Subject at, ParameterVector origin, int number) {
        Map<String, double[]> raw =
                file.get("landscape").get("raw_direction_" + number).blocks();
        try (ParameterVector vector = at.blocks().vector(raw)) {
            double[] direction = vector.toDoubles();
            Normalization.FILTER.apply(direction, origin);
            return ParameterVector.of(origin.layout(), origin.precision(), direction);
        }
    }

    /** params + c[i]·direction 1 + c[j]·direction 2, both normalized from the raw ones. */
    private void plane() {
        Reference landscape = file.get("landscape");
        double[] c = landscape.get("plane_coords").doubles();
        double[] found = new double[c.length * c.length];
        try (Subject at = subject.get();
                ParameterVector origin = at.blocks().vector(file.get("params").blocks());
                ParameterVector first = normalized(at, origin, 1);
                ParameterVector second = normalized(at, origin, 2);
                ParameterVector theta = origin.copy()) {
            Subspace plane = new Subspace(origin, List.of(first, second));
            for (int i = 0; i < c.length; i++) {
                for (int j = 0; j < c.length; j++) {
                    plane.at(new double[] {c[i], c[j]}, theta);
                    found[i * c.length + j] = at.cost(theta);
                }
            }
        }
        Close.assertClose(landscape.get("plane_losses").doubles(), found, Close.COST, "plane");
    }

    private void gradientNorm() {
        Reference curvature = file.get("curvature");
        try (Subject at = subject.get();
                ParameterVector theta = at.blocks().vector(file.get("params").blocks());
                ParameterVector gradient = theta.copy()) {
            assertEquals(at.blocks().size(), curvature.get("n").whole());
            at.costAndGradient(theta, gradient);
            Close.assertClose(
                    curvature.get("gradient_norm").number(), at.blocks().norm(gradient), Close.GRADIENT);
        }
    }
}
