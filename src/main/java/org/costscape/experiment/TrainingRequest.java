package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Range;
import org.costscape.file.BadInputException;
import org.costscape.training.HistoryEntry;

/**
 * What of training curves is drawn.
 *
 * @param metric empty for cost and error rate of one run, for the accuracy of several where all classify, else for the cost
 * @param range of the metric on its axis; empty for all there is
 * @param watched whether percentiles of the watched units are drawn below
 * @param logX whether the axis of steps is logarithmic, which leaves out step 0
 */
public record TrainingRequest(Optional<Metric> metric, Optional<Range> range, boolean watched, boolean logX) {
    /** Cost and error rate of one run, with the percentiles where there are any. */
    public static final TrainingRequest DEFAULT = new TrainingRequest(Optional.empty(), Optional.empty(), false);

    /** Over a linear axis of steps. */
    public TrainingRequest(Optional<Metric> metric, Optional<Range> range, boolean watched) {
        this(metric, range, watched, false);
    }

    /** Whether cost and error rate of a run alone are asked for, over whichever axes. */
    boolean isUsualOf(List<TrainingRun> runs) {
        return runs.size() == 1 && metric.isEmpty() && !watched;
    }

    /**
     * The same panels, the first with the range that is asked for.
     *
     * @throws BadInputException if nothing of it lies there
     */
    List<Panel> withRange(List<Panel> panels) {
        if (range.isEmpty()) {
            return panels;
        }
        Panel first = panels.get(0);
        DoubleSummaryStatistics values = first.curves().stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.points().y()))
                .filter(Double::isFinite)
                .summaryStatistics();
        Range asked = range.get();
        if (values.getMin() > asked.upper() || values.getMax() < asked.lower()) {
            throw new BadInputException("--y: expected a range that meets that of " + first.yTitle() + ", "
                    + Numbers.threeDigits(values.getMin()) + " to " + Numbers.threeDigits(values.getMax()) + ", found "
                    + asked.lower() + ":" + asked.upper());
        }
        List<Panel> ranged = new ArrayList<>(panels);
        ranged.set(0, first.withYRange(asked));
        return ranged;
    }

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

    /**
     * Checks that it can be drawn of runs.
     *
     * @throws BadInputException if not
     */
    void check(List<TrainingRun> runs) {
        of(runs);
        shown(runs);
    }

    /**
     * The runs with what of their histories can be drawn.
     *
     * @throws BadInputException if a logarithmic axis is asked for and one has only its step 0
     */
    List<TrainingRun> shown(List<TrainingRun> runs) {
        return logX ? runs.stream().map(TrainingRequest::afterStart).toList() : runs;
    }

    private static TrainingRun afterStart(TrainingRun run) {
        List<HistoryEntry> later =
                run.history().stream().filter(entry -> entry.step() > 0).toList();
        if (later.isEmpty()) {
            throw new BadInputException(run.folder().path()
                    + ": --log-x: expected something measured after step 0, found nothing; train it on with --resume");
        }
        return new TrainingRun(run.folder(), run.definition(), later);
    }

    /** A figure over steps from 0, or from the first one that runs have, to the last on its axis. */
    CurveFigure overSteps(CurveFigure figure, List<TrainingRun> runs, double last) {
        if (!logX) {
            return figure.withXRange(0, last);
        }
        int first =
                runs.stream().mapToInt(run -> run.history().get(0).step()).min().orElse(1);
        return figure.withLogarithmicX().withXRange(first, Math.max(first + 1, last));
    }

    /** The options that ask for it. */
    List<String> options() {
        List<String> words = new ArrayList<>();
        metric.ifPresent(each -> words.add("--metric " + each.text()));
        range.ifPresent(each -> words.add("--y=" + each.lower() + ":" + each.upper()));
        if (watched) {
            words.add("--watched");
        }
        if (logX) {
            words.add("--log-x");
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
