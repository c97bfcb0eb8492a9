package org.costscape.experiment;

import java.util.List;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.LanguageModelCost;
import org.costscape.cost.LanguageModelTraining;
import org.costscape.dataset.CharacterText;
import org.costscape.dataset.Text;
import org.costscape.dataset.TextStreams;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;

/**
 * Training steps and the linear path of the LSTM language model of the PyTorch baseline in float: 50 characters of a novel, embedding 64, 128 hidden
 * units, 32 streams of 20 steps, stochastic gradient descent with momentum 0.9. The baseline's sequences begin with states of
 * zero, these carry them on: as much arithmetic, and copying the states besides.
 */
final class LanguageModelBenchmark implements AutoCloseable {
    private static final int STREAMS = 32;
    private static final int STEPS = 20;
    private static final int TOKENS = 40_001; // the baseline's 2,000 sequences with the last one's target

    private final LanguageModel model;
    private final TextStreams sequences;
    private final Parallel parallel;
    private final LanguageModelTraining training;
    private final ParameterVector theta;
    private final ParameterVector gradient;
    private final ParameterVector velocity;
    private int step;

    LanguageModelBenchmark(Home home, Parallel parallel) {
        LanguageModelDefinition definition = new LanguageModelDefinition(50, 64, 128, 1, 1, 0);
        this.parallel = parallel;
        model = definition.build();
        Text text = CharacterText.read(
                        home.datasets().resolve("text").resolve("moby_dick.txt.gz"), definition.vocabulary())
                .training()
                .slice(0, TOKENS);
        sequences = TextStreams.sequences(text, STEPS);
        TextStreams streams = TextStreams.continuous(text, STREAMS, STEPS);
        training = new LanguageModelTraining(model, streams, 1, Precision.FLOAT, parallel);
        theta = new Initialization.Uniform(0.1).draw(model.layout(), Precision.FLOAT, 1);
        gradient = ParameterVector.zeros(model.layout(), Precision.FLOAT);
        velocity = ParameterVector.zeros(model.layout(), Precision.FLOAT);
    }

    /** One step of training. */
    void step() {
        training.costAndGradient(step++, theta, gradient);
        velocity.scale(0.9);
        velocity.add(1, gradient);
        theta.add(-0.05, velocity);
    }

    /** Seconds for J of the text's 2,000 independent sequences at 51 points, from where θ began to where 150 steps lead. */
    double line() {
        try (ParameterVector from = theta.copy()) {
            for (int i = 0; i < 150; i++) {
                step();
            }
            theta.add(-1, from);
            SubspaceGrid grid = SubspaceGrid.line(new Subspace(from, List.of(theta)), Benchmarks.positions(0, 51));
            try (CostFunction cost = new LanguageModelCost(model, sequences, Precision.FLOAT, parallel)) {
                return Benchmarks.seconds(cost, grid);
            }
        }
    }

    @Override
    public void close() {
        training.close();
        theta.close();
        gradient.close();
        velocity.close();
    }
}
