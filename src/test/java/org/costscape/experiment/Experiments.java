package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.dataset.IdxExamples;
import org.costscape.network.Activation;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.training.Initialization;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;

/** A small experiment for tests, on the images of {@link IdxExamples}. */
public final class Experiments {
    private Experiments() {}

    /** 60 steps of minibatches of 130 examples, so that gradients are summed over strands. */
    public static Experiment small(Path data, Precision precision, double learningRate) {
        return new Experiment(
                "small",
                "Small network",
                "Nothing in particular.",
                "Made for tests.",
                new DataDefinition.Idx(data.toAbsolutePath().toString(), IdxExamples.CLASSES),
                new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new DenseDefinition(12, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))),
                new CrossEntropyDefinition(),
                new Initialization.Uniform(0.1),
                new TrainingDefinition(
                        new SgdDefinition(learningRate, 0.9), new Schedule.Constant(), List.of(), 130, 60, 7, 5),
                precision,
                0);
    }
}
