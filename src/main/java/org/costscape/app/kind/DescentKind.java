package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.DescentFiles;
import org.costscape.experiment.DescentRequest;
import org.costscape.experiment.DescentResult;
import org.costscape.experiment.DescentStudy;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Numbers;
import org.costscape.task.Progress;
import org.costscape.training.Descent;

/** The ways of an optimizer over a toy of one or two parameters; needs no run. */
final class DescentKind extends FigureKind<DescentResult> {
    private static final double LARGEST = 1e6;

    private final TextOption<List<Double>> from = new TextOption<>(
            "descent-from",
            "From",
            "Where to start: a number for each parameter, up to five starts one after the other; empty for the"
                    + " experiment's own start",
            Option.Use.COMPUTING,
            "",
            Parsers.list(Parsers.number(-LARGEST, LARGEST)),
            List.of(),
            "its own");
    private final TextOption<Optional<Integer>> steps = Fields.optional(
            "descent-steps",
            "Steps",
            "ten times",
            "The most steps of a way; empty for ten times those of the experiment",
            Parsers.whole(1, DescentRequest.MOST_STEPS));
    private final TextOption<Optional<Parsers.Ends>> range = Fields.optional(
            "descent-range",
            "Range",
            "fitting",
            "Range of each parameter in the figure; empty to fit the ways",
            Parsers::ends);

    DescentKind() {
        super(
                "descent",
                "Descent",
                "The ways of the optimizer over a toy of one or two parameters, from several starts until it rests");
    }

    @Override
    public List<Option<?>> options() {
        return List.of(from, steps, range);
    }

    @Override
    public Optional<String> unsuited(Experiment experiment) {
        return DescentStudy.suits(experiment)
                ? Optional.empty()
                : Optional.of("Only a toy of one or two parameters can be drawn whole; try three-minima,"
                        + " no-critical-point or saddle.");
    }

    private record Descend(Experiment experiment, DescentRequest request) implements Work<DescentResult> {
        @Override
        public String title() {
            return "descent";
        }

        @Override
        public DescentResult run(Engine engine, Consumer<DescentResult> partial, Progress progress) {
            return DescentStudy.of(experiment, request, progress);
        }
    }

    @Override
    public Plan<DescentResult> plan(Subject subject) {
        Optional<String> unsuited = unsuited(subject.experiment());
        if (unsuited.isPresent()) {
            return new Plan.Nothing<>(new Placeholder(title(), unsuited.get(), meaning()));
        }
        DescentRequest request = new DescentRequest(
                from.get(),
                steps.get().map(OptionalInt::of).orElse(OptionalInt.empty()),
                range.get().map(ends -> DescentRequest.range(ends.from(), ends.to())));
        return new Plan.Compute<>(new Descend(subject.experiment(), request));
    }

    @Override
    public Drawing<DescentResult> drawing() {
        return DescentKind::shown;
    }

    private static Optional<Shown> shown(DescentResult result) {
        String name = result.experiment().name();
        return Optional.of(new Shown(
                DescentFiles.figure(result),
                List.of(),
                facts(result),
                result.allRest()
                        ? List.of()
                        : List.of("Not all ways have come to rest: what their ends look like is no minimum."),
                name + "-descent",
                (file, options, seen) -> DescentFiles.write(result, name, file, options)));
    }

    private static List<Fact> facts(DescentResult result) {
        List<String> summary = DescentFiles.summary(result);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < summary.size(); i++) {
            DescentResult.Way way = result.ways().get(i);
            Descent.Step last = way.descent().last();
            String meaning = "Way " + (i + 1) + ", " + summary.get(i) + ". ";
            facts.add(new Fact(
                    "Way " + (i + 1),
                    way.rest().map(rest -> rest.kind().noun()).orElse("not at rest"),
                    meaning + "At rest where gradient and last step are at most 10⁻⁸; what is there, the Hessian's"
                            + " eigenvalues say. Source: Goodfellow et al., Deep Learning, 2016, section 4.3."));
            facts.add(
                    new Fact("… after", String.format(Locale.ROOT, "%,d steps", last.step()), meaning + "Steps done."));
            facts.add(new Fact("… J", Numbers.threeDigits(last.cost()), meaning + "The cost where it ends."));
        }
        return facts;
    }
}
