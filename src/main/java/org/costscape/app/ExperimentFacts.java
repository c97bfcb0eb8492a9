package org.costscape.app;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.app.kind.Fact;
import org.costscape.experiment.Experiment;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.TrainingDefinition;

/** How an experiment is trained. */
final class ExperimentFacts {
    private ExperimentFacts() {}

    static List<Fact> of(Experiment experiment) {
        TrainingDefinition training = experiment.training();
        List<Fact> facts = new ArrayList<>();
        OptimizerDefinition optimizer = training.optimizer();
        facts.add(new Fact("optimizer", optimizer.title(), "The rule by which a step follows from the gradient."));
        facts.add(
                new Fact("lr", exact(optimizer.learningRate()), "Learning rate η, before the schedule multiplies it."));
        facts.add(new Fact("batch", experiment.minibatch(), "What one step sees."));
        facts.add(steps(training));
        facts.add(new Fact(
                "seed",
                Long.toString(experiment.seed()),
                "Seed of all randomness: the same seed gives the same run, bit for bit."));
        return facts;
    }

    private static Fact steps(TrainingDefinition training) {
        String stops = training.stopping().title();
        String whole = "Number of training steps of the whole run";
        return stops.isEmpty()
                ? new Fact("steps", count(training.steps()), whole + ".")
                : new Fact("steps", "≤ " + count(training.steps()), whole + ", which " + stops + ".");
    }

    /** A number that was given, not measured: all its digits, and no more. */
    private static String exact(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
