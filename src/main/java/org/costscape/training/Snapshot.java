package org.costscape.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;

/**
 * θ after a number of steps, as a file of a run; with the running statistics of batch normalizations, where there are any.
 *
 * @param step number of steps done
 * @param file a safetensors file
 */
public record Snapshot(int step, Path file) {
    private static final String STEP = "step";

    /**
     * Writes the file whole or not at all.
     *
     * @param running the running statistics of batch normalizations, where there are any
     */
    static void write(Path file, int step, ParameterVector theta, Optional<ParameterVector> running) {
        List<Safetensors.Part> parts = Stream.concat(Stream.of(theta), running.stream())
                .map(vector -> new Safetensors.Part("", vector))
                .toList();
        Safetensors.write(file, Map.of(STEP, Integer.toString(step)), parts);
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
        ParameterVector theta = read.vector("", layout, precision);
        return new Loaded(step(read), theta, Safetensors.sha256(theta));
    }

    /**
     * Reads the running statistics that training had reached after this step; the caller closes them.
     *
     * @param layout as {@link org.costscape.network.Network#running} has it
     * @throws BadInputException if the file has none
     */
    public ParameterVector runningStatistics(ParameterLayout layout, Precision precision) {
        Safetensors read = Safetensors.read(file);
        if (!read.holds("", layout)) {
            throw new BadInputException(
                    file + ": no running statistics, which snapshots hold only since a later version;"
                            + " train the run again, or choose statistics that are recomputed, frozen or of each batch");
        }
        return read.vector("", layout, precision);
    }

    /** Overwrites running statistics by those that training had reached after this step, where the file has them. */
    void readRunningStatistics(ParameterVector running) {
        if (Safetensors.read(file).holds("", running.layout())) {
            try (ParameterVector found = runningStatistics(running.layout(), running.precision())) {
                running.assign(found);
            }
        }
    }

    /**
     * A snapshot that was read.
     *
     * @param step number of steps done
     * @param theta θ; the reader closes it
     * @param sha256 hash of the numbers of θ
     */
    public record Loaded(int step, ParameterVector theta, String sha256) {}
}
