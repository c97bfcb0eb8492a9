package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.training.AdadeltaDefinition;
import org.costscape.training.AdagradDefinition;
import org.costscape.training.AdamDefinition;
import org.costscape.training.NesterovDefinition;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.OptimizerSteps;
import org.costscape.training.RmsPropDefinition;
import org.costscape.training.SgdDefinition;

/** Steps of optimizers on the whole data set, after PyTorch's rules. */
final class TrajectoryOracle {
    /** PyTorch's options that the program has not: they are off. */
    private static final List<String> OFF = List.of(
            "dampening",
            "weight_decay",
            "maximize",
            "amsgrad",
            "centered",
            "decoupled_weight_decay",
            "lr_decay",
            "initial_accumulator_value");

    /** PyTorch's options that change no number. */
    private static final List<String> WITHOUT_EFFECT = List.of("capturable", "differentiable", "foreach", "fused");

    private final Reference file;

    TrajectoryOracle(Reference file) {
        this.file = file;
    }

    void addTo(Checks checks) {
        Reference trajectories = file.get("trajectories");
        for (String name : trajectories.keys()) {
            checks.add("trajectories." + name, () -> follow(trajectories.get(name)));
        }
    }

    private void follow(Reference trajectory) {
        Network network = FeedforwardReader.perceptron(file);
        assertTrue(file.get("full_batch").isTrue());
        int steps = file.get("steps").whole();
        double[] losses = trajectory.get("loss_before_step").doubles();
        assertEquals(steps, losses.length);
        try (FeedforwardSubject at = Kind.classifier(file, network);
                ParameterVector theta = at.blocks().vector(file.get("params").blocks());
                ParameterVector gradient = theta.copy();
                OptimizerSteps optimizer = new OptimizerSteps(definition(trajectory.get("hyper")), at.networkCost())) {
            double[] points = trajectory.get("params_after_step_flat").doubles();
            int n = at.blocks().size();
            assertEquals(steps * n, points.length);
            for (int step = 0; step < steps; step++) {
                Close.assertClose(losses[step], at.costAndGradient(theta, gradient), Close.COST);
                optimizer.step(theta, gradient, step);
                double[] expected = Arrays.copyOfRange(points, step * n, (step + 1) * n);
                at.blocks()
                        .assertClose(at.blocks().cut(file.get("param_order").texts(), expected), theta, Close.GRADIENT);
            }
            Close.assertClose(trajectory.get("loss_after_" + steps).number(), at.cost(theta), Close.GRADIENT);
        }
    }

    /** The optimizer by the names of its hyperparameters in PyTorch. */
    private static OptimizerDefinition definition(Reference hyper) {
        OFF.stream()
                .filter(hyper::has)
                .forEach(each -> assertFalse(hyper.get(each).isOn(), each));
        WITHOUT_EFFECT.stream()
                .filter(hyper::has)
                .forEach(each -> hyper.get(each).isOn());
        double rate = hyper.get("lr").number();
        if (hyper.has("betas")) {
            double[] betas = hyper.get("betas").doubles();
            return new AdamDefinition(rate, betas[0], betas[1], hyper.get("eps").number());
        }
        if (hyper.has("rho")) {
            return new AdadeltaDefinition(
                    rate, hyper.get("rho").number(), hyper.get("eps").number());
        }
        if (hyper.has("alpha")) {
            assertEquals(0, hyper.get("momentum").number());
            return new RmsPropDefinition(
                    rate, hyper.get("alpha").number(), hyper.get("eps").number());
        }
        if (hyper.has("eps")) {
            return new AdagradDefinition(rate, hyper.get("eps").number());
        }
        double momentum = hyper.get("momentum").number();
        return hyper.get("nesterov").isOn()
                ? new NesterovDefinition(rate, momentum)
                : new SgdDefinition(rate, momentum);
    }
}
