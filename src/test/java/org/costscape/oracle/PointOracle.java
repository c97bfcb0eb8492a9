package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Supplier;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;

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

    /** params + c[i]·direction 1 + c[j]·direction 2. */
    private void plane() {
        Reference landscape = file.get("landscape");
        double[] c = landscape.get("plane_coords").doubles();
        double[] found = new double[c.length * c.length];
        try (Subject at = subject.get();
                ParameterVector origin = at.blocks().vector(file.get("params").blocks());
                ParameterVector first = at.blocks()
                        .vector(landscape.get("filter_normalized_direction_1").blocks());
                ParameterVector second = at.blocks()
                        .vector(landscape.get("filter_normalized_direction_2").blocks());
                ParameterVector theta = origin.copy()) {
            for (int i = 0; i < c.length; i++) {
                for (int j = 0; j < c.length; j++) {
                    theta.assign(origin);
                    theta.add(c[i], first);
                    theta.add(c[j], second);
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
