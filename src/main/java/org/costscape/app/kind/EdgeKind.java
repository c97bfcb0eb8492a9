package org.costscape.app.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.EdgeFigure;
import org.costscape.experiment.EdgeFiles;
import org.costscape.experiment.EdgeResult;
import org.costscape.experiment.EdgeStudy;
import org.costscape.experiment.Numbers;
import org.costscape.figure.CurveFigure;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** The largest eigenvalue of the Hessian along a run, against the limit of stable steps. */
final class EdgeKind extends RunKind<EdgeResult> {
    EdgeKind() {
        super(
                "edge",
                "Edge of stability",
                "The largest eigenvalue of the Hessian at each snapshot of the run, against 2/η, beyond which steps do not"
                        + " come to rest");
    }

    private record Edge(RunFolder run) implements Work<EdgeResult> {
        @Override
        public String title() {
            return "edge of stability";
        }

        @Override
        public EdgeResult run(Engine engine, Consumer<EdgeResult> partial, Progress progress) {
            return new EdgeStudy(engine.of(run)).run(run, progress);
        }
    }

    @Override
    Plan<EdgeResult> plan(Subject subject, Subject.OfRun run) {
        return Effort.plan(
                run.experiment(), new Edge(run.folder()), "tens of products with the Hessian at each snapshot");
    }

    @Override
    public Drawing<EdgeResult> drawing() {
        return EdgeKind::shown;
    }

    private static Optional<Shown> shown(EdgeResult result) {
        CurveFigure figure = EdgeFigure.of(result);
        boolean toy = result.definition().experiment().toy();
        return Optional.of(new Shown(
                figure,
                Reading.fitting(figure, Reading.of(result)),
                facts(result),
                toy
                        ? List.of()
                        : List.of("2/η is the limit of steps with the whole gradient: where steps take minibatches,"
                                + " λ_max mostly stays below it."),
                EachRun.name(result.run()) + "-edge",
                (file, options, seen) -> EdgeFiles.write(result, file, options)));
    }

    private static List<Fact> facts(EdgeResult result) {
        EdgeResult.Point last = result.points().get(result.points().size() - 1);
        EdgeResult.Point top = result.points().stream()
                .filter(point -> Double.isFinite(point.lambda()))
                .reduce((one, other) -> other.lambda() > one.lambda() ? other : one)
                .orElse(last);
        return List.of(
                new Fact(
                        "λ_max at the end",
                        Numbers.threeDigits(last.lambda()),
                        "The largest eigenvalue of the Hessian of the training cost at the last snapshot."),
                new Fact(
                        "2/η at the end",
                        Numbers.threeDigits(2 / last.learningRate()),
                        "The limit of plain gradient descent with the learning rate in force at the last snapshot."),
                new Fact(
                        "Their ratio",
                        Numbers.threeDigits(last.lambda() * last.learningRate() / 2),
                        "λ_max rises until the ratio is about 1, where gradient descent is at the edge of stability."
                                + " Source: Cohen et al., “Gradient descent on neural networks typically occurs at the"
                                + " edge of stability”, ICLR 2021."),
                new Fact(
                        "Largest λ_max",
                        Numbers.threeDigits(top.lambda()),
                        "The largest of all snapshots, after " + top.step() + " steps."));
    }
}
