package org.costscape.app.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.Net2NetFigure;
import org.costscape.experiment.Net2NetFiles;
import org.costscape.experiment.Net2NetGraph;
import org.costscape.experiment.Numbers;
import org.costscape.task.Progress;

/** A small network before and after an operator of Net2Net, or the workflow that the operators serve; needs no run. */
final class Net2NetKind extends FigureKind<Optional<Net2NetGraph>> {
    private static final String SOURCE = " Source: Chen, Goodfellow, Shlens, “Net2Net”, ICLR 2016.";

    private final ChoiceOption<Optional<Net2NetGraph.Operator>> operator = new ChoiceOption<>(
            "net2net-operator",
            "Shows",
            "wider: a unit is copied; deeper: an identity layer is put in; random-pad: a drawn unit is put in; workflow:"
                    + " what they are for",
            Option.Use.COMPUTING,
            List.of(
                    Optional.of(Net2NetGraph.Operator.WIDER),
                    Optional.of(Net2NetGraph.Operator.DEEPER),
                    Optional.of(Net2NetGraph.Operator.RANDOM_PAD),
                    Optional.empty()),
            each -> each.map(Net2NetGraph.Operator::text).orElse(Net2NetFiles.WORKFLOW));
    private final TextOption<Integer> seed = Fields.count(
            "net2net-seed", "Seed", "Of the weights, and of the unit that is copied", 1, 0, Integer.MAX_VALUE);

    Net2NetKind() {
        super("net2net", "Net2Net", "A small network before and after an operator that grows it, with all its weights");
    }

    @Override
    public List<Option<?>> options() {
        return List.of(operator, seed);
    }

    /** @param seed counts only where there is an operator */
    private record Grow(Optional<Net2NetGraph.Operator> operator, int seed) implements Work<Optional<Net2NetGraph>> {
        @Override
        public String title() {
            return "Net2Net";
        }

        @Override
        public Optional<Net2NetGraph> run(Engine engine, Consumer<Optional<Net2NetGraph>> partial, Progress progress) {
            return operator.map(each -> Net2NetGraph.of(each, seed));
        }
    }

    /** It is the same of every run. */
    @Override
    public boolean drawsBoth() {
        return true;
    }

    @Override
    public void offer(Subject subject) {
        seed.offeredProperty().set(operator.get().isPresent());
    }

    @Override
    public Plan<Optional<Net2NetGraph>> plan(Subject subject) {
        return new Plan.Compute<>(
                new Grow(operator.get(), seed.offeredProperty().get() ? seed.get() : 0));
    }

    @Override
    public Drawing<Optional<Net2NetGraph>> drawing() {
        return Net2NetKind::shown;
    }

    private static Optional<Shown> shown(Optional<Net2NetGraph> graph) {
        return Optional.of(new Shown(
                graph.map(Net2NetFigure::of).orElseGet(Net2NetFigure::workflow),
                List.of(),
                graph.map(Net2NetKind::facts).orElse(List.of()),
                List.of(),
                "net2net-" + graph.map(each -> each.operator().text()).orElse(Net2NetFiles.WORKFLOW),
                (file, options, seen) -> Net2NetFiles.write(graph, file, options)));
    }

    private static List<Fact> facts(Net2NetGraph graph) {
        return List.of(
                new Fact(
                        "Largest |Δy|",
                        Numbers.threeDigits(graph.change()),
                        "The largest difference between the student's and the teacher's output over inputs drawn from"
                                + " N(0, 1)²: 0 but for rounding where the function is kept." + SOURCE),
                new Fact(
                        "Parameters",
                        graph.teacher().network().parameters() + " → "
                                + graph.student().network().parameters(),
                        "Of the teacher, and of the student." + SOURCE));
    }
}
