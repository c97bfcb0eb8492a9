package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.costscape.curvature.Eigenpair;
import org.costscape.curvature.Hessian;
import org.costscape.curvature.Lanczos;
import org.costscape.curvature.Spectrum;
import org.costscape.curvature.SymmetricOperator;
import org.costscape.curvature.Trace;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/** The Hessian at a point, by the file's own numbers: two tensors that are summed in θ have a Hessian of their own. */
final class CurvatureOracle {
    private static final Lanczos LANCZOS = new Lanczos(3, 300, 1e-10, 0);

    private final Reference file;
    private final Supplier<Subject> subject;

    CurvatureOracle(Reference file, Supplier<Subject> subject) {
        this.file = file;
        this.subject = subject;
    }

    void addTo(Checks checks) {
        checks.add("curvature.hessian_vector_product", () -> at(this::product));
        checks.add("curvature.top3, bottom3", () -> at(this::ends));
        checks.add("curvature.trace, frobenius", () -> at(this::traceAndNorm));
    }

    /** The Hessian by the file's numbers: (∂θ/∂numbers)ᵀ H ∂θ/∂numbers. */
    private record OfFile(Hessian hessian, Blocks blocks) implements SymmetricOperator {
        @Override
        public int size() {
            return blocks.size();
        }

        @Override
        public double[] times(double[] v) {
            return blocks.spread(hessian.times(blocks.summed(v)));
        }
    }

    private void at(Consumer<SymmetricOperator> check) {
        try (Subject at = subject.get();
                ParameterVector theta = at.blocks().vector(file.get("params").blocks());
                Hessian hessian = new Hessian(at.function(), theta, Progress.NONE)) {
            check.accept(new OfFile(hessian, at.blocks()));
        }
    }

    private Reference curvature() {
        return file.get("curvature");
    }

    private void product(SymmetricOperator h) {
        Close.assertClose(
                curvature().get("hessian_vector_product").doubles(),
                h.times(curvature().get("vector").doubles()),
                Close.GRADIENT,
                "Hv");
    }

    private void ends(SymmetricOperator h) {
        Spectrum found = LANCZOS.of(h);
        assertTrue(found.converged());
        assertClose("top3_eigenvalues", values(found.largest()));
        assertClose("bottom3_eigenvalues", values(found.smallest()));
        assertClose(
                "top3_by_magnitude",
                values(Stream.concat(found.largest().stream(), found.smallest().stream())
                        .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.value())))
                        .limit(3)
                        .toList()));
    }

    private static DoubleStream values(List<Eigenpair> pairs) {
        return pairs.stream().mapToDouble(Eigenpair::value);
    }

    /** In any order. */
    private void assertClose(String key, DoubleStream found) {
        double[] expected = curvature().get(key).doubles();
        Arrays.sort(expected);
        Close.assertClose(expected, found.sorted().toArray(), Close.EIGENVALUE, key);
    }

    private void traceAndNorm(SymmetricOperator h) {
        double squares = 0;
        for (int i = 0; i < h.size(); i++) {
            double[] unit = new double[h.size()];
            unit[i] = 1;
            squares += DoubleStream.of(h.times(unit)).map(each -> each * each).sum();
        }
        Trace trace = Trace.of(h, h.size(), 0);
        assertEquals(0, trace.standardError());
        Close.assertClose(curvature().get("trace").number(), trace.value(), Close.EIGENVALUE);
        Close.assertClose(curvature().get("frobenius").number(), Math.sqrt(squares), Close.EIGENVALUE);
    }
}
