package org.costscape.experiment;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costscape.file.BadInputException;

/**
 * Whose mean and variance batch normalizations take at every point of a landscape.
 *
 * @param mode which kind of statistics
 * @param batch number of examples of a batch, for {@link Mode#BATCH} only; empty for as many as a minibatch of training has
 */
public record StatisticsChoice(Mode mode, OptionalInt batch) {
    /** The kinds of statistics. */
    public enum Mode {
        /** Those of the evaluated set itself, training or held-out, at each θ. */
        RECOMPUTED,
        /** Those of the training set at the origin, α = 0, kept at every point for both sets. */
        FROZEN,
        /** (1−α) times the running statistics of θᵢ and α times those of θ_f, for both sets. */
        INTERPOLATED,
        /** Those of each of the batches into which the evaluated set is cut in its order. */
        BATCH;

        /** The name as it is typed. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a network without batch normalization has no choice from. */
    public static final StatisticsChoice RECOMPUTED = of(Mode.RECOMPUTED);

    private static final Pattern TYPED = Pattern.compile("(recomputed|frozen|interpolated|batch)|batch:(\\d{1,9})");

    public StatisticsChoice {
        if (batch.isPresent() && mode != Mode.BATCH) {
            throw new IllegalArgumentException("only statistics of batches have a size");
        }
        if (batch.isPresent() && batch.getAsInt() < 2) {
            throw new BadInputException(
                    "statistics: expected at least 2 examples in a batch, found " + batch.getAsInt());
        }
    }

    /** A mode, with batches as large as the minibatches of training. */
    public static StatisticsChoice of(Mode mode) {
        return new StatisticsChoice(mode, OptionalInt.empty());
    }

    /** Reads {@code recomputed}, {@code frozen}, {@code interpolated}, {@code batch} or {@code batch:SIZE}. */
    public static StatisticsChoice parse(String text) {
        Matcher typed = TYPED.matcher(text);
        if (!typed.matches()) {
            throw new BadInputException("statistics: expected recomputed, frozen, interpolated, batch or batch:SIZE,"
                    + " found \"" + text + "\"");
        }
        return typed.group(1) == null
                ? new StatisticsChoice(Mode.BATCH, OptionalInt.of(Integer.parseInt(typed.group(2))))
                : of(Mode.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    /**
     * The same with the number of examples of a batch filled in.
     *
     * @throws BadInputException if the experiment's network has no batch normalization, and this is not the default
     */
    StatisticsChoice in(Experiment experiment) {
        if (!experiment.network().couplesExamples() && mode != Mode.RECOMPUTED) {
            throw new BadInputException("statistics: " + experiment.name() + " has no batch normalization, found "
                    + text() + "; leave the choice of statistics out");
        }
        return mode == Mode.BATCH && batch.isEmpty()
                ? new StatisticsChoice(
                        mode, OptionalInt.of(experiment.training().batch()))
                : this;
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return batch.isEmpty() ? mode.text() : mode.text() + ":" + batch.getAsInt();
    }

    /** In a few words, for captions. */
    public String description() {
        return switch (mode) {
            case RECOMPUTED -> "Batch statistics recomputed at each point, for each set";
            case FROZEN -> "Batch statistics frozen: training set at θ₀";
            case INTERPOLATED -> "Running statistics interpolated from θ₀ to θ_f";
            case BATCH ->
                "Batch statistics of every "
                        + (batch.isEmpty()
                                ? "minibatch"
                                : String.format(Locale.ROOT, "%,d examples", batch.getAsInt()));
        };
    }
}
