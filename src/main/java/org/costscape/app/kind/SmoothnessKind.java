package org.costscape.app.kind;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.MeasuredCost;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.SmoothnessFigure;
import org.costscape.experiment.SmoothnessFiles;
import org.costscape.experiment.SmoothnessResult;
import org.costscape.experiment.SmoothnessStudy;
import org.costscape.figure.CurveFigure;
import org.costscape.landscape.Smoothness;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** How smooth the cost is along the gradient over training, of one run or of two in one figure. */
final class SmoothnessKind extends RunKind<List<SmoothnessResult>> {
    private static final String SOURCE =
            " Source: Santurkar et al., “How does batch normalization help optimization?”, NeurIPS 2018, section 3.2.";

    private final ChoiceOption<MeasuredCost> cost = Fields.cost("smoothness", MeasuredCost.MINIBATCH);

    SmoothnessKind() {
        super(
                "smoothness",
                "Smoothness",
                "Range of the cost and of its gradient's change along the gradient, and the effective smoothness, at each"
                        + " snapshot");
    }

    @Override
    public List<Option<?>> options() {
        return List.of(cost);
    }

    @Override
    public boolean drawsBoth() {
        return true;
    }

    private record Along(List<RunFolder> runs, MeasuredCost cost) implements Work<List<SmoothnessResult>> {
        @Override
        public String title() {
            return "smoothness";
        }

        @Override
        public List<SmoothnessResult> run(Engine engine, Consumer<List<SmoothnessResult>> partial, Progress progress) {
            SmoothnessStudy.check(runs);
            return EachRun.compute(
                    runs, engine, progress, (runner, run, part) -> new SmoothnessStudy(runner).run(run, cost, part));
        }
    }

    @Override
    Plan<List<SmoothnessResult>> plan(Subject subject, Subject.OfRun run) {
        return new Plan.Compute<>(new Along(EachRun.folders(subject), cost.get()));
    }

    @Override
    public Drawing<List<SmoothnessResult>> drawing() {
        return SmoothnessKind::shown;
    }

    private static Optional<Shown> shown(List<SmoothnessResult> results) {
        CurveFigure figure = SmoothnessFigure.of(results);
        return Optional.of(new Shown(
                figure,
                results.size() == 1 ? Reading.fitting(figure, Reading.of(results.get(0))) : List.of(),
                EachRun.facts(results, SmoothnessResult::run, SmoothnessKind::facts),
                List.of(),
                EachRun.names(results.stream().map(SmoothnessResult::run).toList()) + "-smoothness",
                (file, options, seen) -> SmoothnessFiles.write(results, file, options)));
    }

    private static List<Fact> facts(SmoothnessResult result) {
        List<Smoothness> all = result.snapshots();
        Smoothness last = all.get(all.size() - 1);
        double most = all.stream()
                .map(Smoothness::effective)
                .filter(Double::isFinite)
                .max(Comparator.naturalOrder())
                .orElse(Double.NaN);
        return List.of(
                new Fact(
                        "Range of J",
                        Numbers.threeDigits(last.mostCost() - last.leastCost()),
                        "Highest less lowest cost along the gradient, for steps of ½ to 4 times the learning rate, at the"
                                + " last snapshot." + SOURCE),
                new Fact(
                        "Change of g",
                        Numbers.threeDigits(last.mostChange()),
                        "The largest change of the gradient on that way, at the last snapshot: the smaller, the better"
                                + " the gradient predicts the next one." + SOURCE),
                new Fact(
                        "Effective β",
                        Numbers.threeDigits(last.effective()),
                        "Effective smoothness at the last snapshot: the largest change of the gradient for the distance"
                                + " gone." + SOURCE),
                new Fact("Largest β", Numbers.threeDigits(most), "The largest of all snapshots."));
    }
}
