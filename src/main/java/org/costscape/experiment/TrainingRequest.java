package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.costscape.figure.Range;
import org.costscape.file.BadInputException;

/**
 * What of training curves is drawn.
 *
 * @param metric empty for cost and error rate of one run, for the accuracy of several where all classify, else for the cost
 * @param range of the metric on its axis; empty for all there is
 * @param watched whether percentiles of the watched units are drawn below
 */
public record TrainingRequest(Optional<Metric> metric, Optional<Range> range, boolean watched) {
    /** Cost and error rate of one run, with the percentiles where there are any. */
    public static final TrainingRequest DEFAULT = new TrainingRequest(Optional.empty(), Optional.empty(), false);

    /** The most runs that can be told apart. */
    public static final int MOST_RUNS = 7;

    /**
     * The metric of several runs.
     *
     * @throws BadInputException if there are too many, one has no such metric, or one no watched unit though those are asked for;
     *     if their costs are of different kinds and the cost is to be drawn
     */
    Metric of(List<TrainingRun> runs) {
        if (runs.size() > MOST_RUNS) {
            throw new BadInputException("runs: expected at most " + MOST_RUNS + ", found " + runs.size()
                    + "; draw the others in a figure of their own");
        }
        boolean classified =
                runs.stream().allMatch(run -> run.experiment().data().classified());
        Metric chosen = metric.orElse(classified ? Metric.ACCURACY : Metric.COST);
        runs.forEach(run -> check(run, chosen));
        List<String> costs = runs.stream()
                .map(run -> run.experiment().objective().title())
                .distinct()
                .toList();
        if (chosen == Metric.COST && costs.size() > 1) {
            throw new BadInputException(
                    "metric: expected error, accuracy or gradient-norm of runs with different costs ("
                            + String.join("; ", costs) + "), found cost");
        }
        return chosen;
    }

    /** The options that ask for it. */
    List<String> options() {
        List<String> words = new ArrayList<>();
        metric.ifPresent(each -> words.add("--metric " + each.text()));
        range.ifPresent(each -> words.add("--y=" + each.lower() + ":" + each.upper()));
        if (watched) {
            words.add("--watched");
        }
        return words;
    }

    private void check(TrainingRun run, Metric chosen) {
        chosen.in(run.experiment());
        if (run.history().isEmpty()) {
            throw new BadInputException(run.folder().path() + ": nothing was measured yet; train it on with --resume");
        }
        if (watched && run.experiment().training().watched().isEmpty()) {
            throw new BadInputException(run.folder().path()
                    + ": --watched: expected a run that watched a unit, found none; name one in training.watched of the"
                    + " definition, such as [{\"layer\": 0, \"unit\": 0}], and train it again");
        }
    }
}
