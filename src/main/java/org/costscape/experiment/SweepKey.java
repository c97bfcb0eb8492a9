package org.costscape.experiment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.costscape.array.NativeMath;
import org.costscape.file.Sha256;
import org.costscape.parameter.Safetensors;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.training.RunFolder;

/** The hash of all that determines the values of a sweep, wherever the data and the runs lie; it begins with the program and a run's cost. */
final class SweepKey {
    private final Map<String, Object> parts = new TreeMap<>();

    /** @param run whose cost is evaluated */
    SweepKey(RunFolder run) {
        with("costscape", Version.current());
        with("kernel", NativeMath.kernel());
        with("definition", RunDefinition.read(run));
    }

    /**
     * Adds a part.
     *
     * @param value what can be written as JSON
     */
    SweepKey with(String name, Object value) {
        parts.put(name, value);
        return this;
    }

    /** Adds a grid: its points, and what they are points of. */
    SweepKey with(String name, SubspaceGrid grid) {
        double[] a = new double[grid.columns()];
        double[] b = new double[grid.rows()];
        for (int i = 0; i < a.length; i++) {
            a[i] = grid.a(i);
        }
        for (int j = 0; j < b.length; j++) {
            b[j] = grid.b(j);
        }
        Subspace subspace = grid.subspace();
        return with(
                name,
                new TreeMap<>(Map.of(
                        "origin",
                        Safetensors.sha256(subspace.origin()),
                        "directions",
                        subspace.directions().stream().map(Safetensors::sha256).toList(),
                        "a",
                        a,
                        "b",
                        b)));
    }

    String sha256() {
        return Sha256.of(List.of(Definitions.line(parts).getBytes(StandardCharsets.UTF_8)));
    }
}
