package org.costscape.training;

import java.nio.file.Path;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;

/**
 * θ after a number of steps, as a file of a run.
 *
 * @param step number of steps done
 * @param file a safetensors file
 */
public record Snapshot(int step, Path file) {
    private static final String STEP = "step";

    /** Writes θ whole or not at all. */
    static void write(Path file, int step, ParameterVector theta) {
        Safetensors.write(file, Map.of(STEP, Integer.toString(step)), Map.of("", theta));
    }

    /** The snapshot in a file whose name does not tell its step. */
    static Snapshot of(Path file) {
        return new Snapshot(step(Safetensors.read(file)), file);
    }

    private static int step(Safetensors file) {
        return (int) file.number(STEP, 0, Integer.MAX_VALUE);
    }

    /** Reads and checks θ. */
    public Loaded load(ParameterLayout layout, Precision precision) {
        Safetensors read = Safetensors.read(file);
        return new Loaded(step(read), read.vector("", layout, precision), read.sha256());
    }

    /**
     * A snapshot that was read.
     *
     * @param step number of steps done
     * @param theta θ; the reader closes it
     * @param sha256 hash of its numbers
     */
    public record Loaded(int step, ParameterVector theta, String sha256) {}
}
