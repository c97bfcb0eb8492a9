package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Randomness;
import org.costscape.parameter.Safetensors;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/**
 * A line with what its ends are.
 *
 * @param line from α = 0 to α = 1; closed with this
 * @param start what is at α = 0, before blocks that rest were overwritten
 * @param end what is at α = 1, likewise
 * @param first the snapshot at α = 0, if it is one
 * @param last the snapshot at α = 1
 */
record LineEnds(Line line, LineResult.End start, LineResult.End end, Optional<Snapshot> first, Snapshot last)
        implements AutoCloseable {
    /**
     * Reads both ends.
     *
     * @throws BadInputException if a snapshot is missing, damaged or of another network, if both ends are the same, or a name of
     *     a block is not one of the network's
     */
    static LineEnds load(RunFolder run, LineRequest request, ExperimentRunner runner) {
        ParameterLayout layout = runner.training().layout();
        Precision precision = runner.experiment().precision();
        RunFolder endRun = request.endRun().orElse(run);
        if (request.endRun().isPresent()) {
            SameNetwork.check(run, runner.experiment(), layout, endRun);
        }
        request.moving().check(layout);
        Optional<Snapshot> first =
                request.start() instanceof SnapshotChoice choice ? Optional.of(choice.of(run)) : Optional.empty();
        ParameterVector from = null;
        ParameterVector to = null;
        try {
            LineResult.End start;
            if (first.isPresent()) {
                Snapshot.Loaded loaded = first.get().load(layout, precision);
                from = loaded.theta();
                start = LineResult.End.of(loaded);
            } else {
                from = made(request.start(), layout, precision);
                start = new LineResult.End(null, request.start().text(), Safetensors.sha256(from));
            }
            Snapshot last = request.end().of(endRun);
            Snapshot.Loaded loaded = last.load(layout, precision);
            to = loaded.theta();
            if (start.sha256().equals(loaded.sha256())) {
                throw new BadInputException(same(run, request) + diverged(endRun, request.end()));
            }
            Line line = new Line(from, to);
            request.moving().apply(line);
            if (from.distance(to) == 0) {
                throw new BadInputException("moving: expected blocks that differ at both ends, found that "
                        + request.moving().text() + " do not; name others");
            }
            return new LineEnds(line, start, LineResult.End.of(loaded), first, last);
        } catch (RuntimeException e) {
            if (from != null) {
                from.close();
            }
            if (to != null) {
                to.close();
            }
            throw e;
        }
    }

    private static String same(RunFolder run, LineRequest request) {
        String start = request.start().text();
        String end = request.end().text();
        return request.endRun()
                .map(other -> run.path() + ", " + start + ", and " + other.path() + ", " + end
                        + ", are the same point; choose two different ones")
                .orElse(run.path() + ": the snapshots " + start + " and " + end
                        + " are the same point; choose two different ones");
    }

    /** Why the best snapshot is the first: what came after it had no finite cost. */
    private static String diverged(RunFolder run, SnapshotChoice choice) {
        return HistoryEntry.divergence(run.history())
                .filter(entry -> choice.equals(SnapshotChoice.BEST))
                .map(entry -> String.format(
                        Locale.ROOT,
                        "; the run diverged after %,d steps, and none after it was better than the first: --end last"
                                + " takes the last one kept, a smaller learning rate trains further",
                        entry.step()))
                .orElse("");
    }

    /** Hashes of the running statistics of both ends, where they are taken; none otherwise. */
    List<String> running(StatisticsChoice statistics, ExperimentRunner runner) {
        if (statistics.mode() != StatisticsChoice.Mode.INTERPOLATED) {
            return List.of();
        }
        ParameterLayout layout =
                runner.normalized().orElseThrow().training().network().running().layout();
        return Stream.of(first.orElseThrow(), last)
                .map(snapshot -> {
                    try (ParameterVector running = snapshot.runningStatistics(
                            layout, runner.experiment().precision())) {
                        return Safetensors.sha256(running);
                    }
                })
                .toList();
    }

    /** A control: noise, or zero. */
    private static ParameterVector made(LineStart start, ParameterLayout layout, Precision precision) {
        double[] numbers = new double[layout.size()];
        if (start instanceof LineStart.Noise noise) {
            SplittableRandom random = Randomness.of(noise.seed(), "noise at the start of a line");
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextGaussian();
            }
        }
        return ParameterVector.of(layout, precision, numbers);
    }

    @Override
    public void close() {
        line.start().close();
        line.end().close();
    }
}
