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
import org.costscape.experiment.Numbers;
import org.costscape.experiment.ValleyFigure;
import org.costscape.experiment.ValleyFiles;
import org.costscape.experiment.ValleyRequest;
import org.costscape.experiment.ValleyResult;
import org.costscape.experiment.ValleyStudy;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** The cost before and after decays of the learning rate along a run, and the gradient in the top eigenspace and beside it. */
final class ValleyKind extends RunKind<List<ValleyResult>> {
    private static final ValleyRequest USUAL = ValleyRequest.DEFAULT;
    private static final String SOURCE =
            " Source: Wen et al., “Understanding warmup-stable-decay learning rates”, 2024.";

    private final TextOption<Integer> branches = Fields.count(
            "valley-branches",
            "Decays",
            "Number of snapshots, spread evenly over the run, from which the learning rate falls to 0",
            USUAL.branches(),
            1,
            100);
    private final TextOption<Optional<Integer>> steps = Fields.optional(
            "valley-steps",
            "Steps",
            "a tenth",
            "Steps over which the learning rate falls to 0; empty for a tenth of the run's",
            Parsers.whole(1, 1_000_000));
    private final TextOption<Optional<Integer>> top = Fields.optional(
            "valley-top",
            "Top k",
            "5",
            "Eigenvectors that span the top eigenspace; empty for 5, of a toy at most half its parameters",
            Parsers.whole(1, 100));

    ValleyKind() {
        super(
                "valley",
                "River valley",
                "The cost before and after decays of the learning rate along the run, and the gradient in the top eigenspace"
                        + " of the Hessian and beside it");
    }

    @Override
    public List<Option<?>> options() {
        return List.of(branches, steps, top);
    }

    @Override
    public boolean drawsBoth() {
        return true;
    }

    private record Valley(List<RunFolder> runs, ValleyRequest request) implements Work<List<ValleyResult>> {
        @Override
        public String title() {
            return "river valley";
        }

        @Override
        public List<ValleyResult> run(Engine engine, Consumer<List<ValleyResult>> partial, Progress progress) {
            ValleyStudy.check(runs, request);
            return EachRun.compute(
                    runs, engine, progress, (runner, run, part) -> new ValleyStudy(runner).run(run, request, part));
        }
    }

    @Override
    Plan<List<ValleyResult>> plan(Subject subject, Subject.OfRun run) {
        return Effort.plan(
                run.experiment(),
                new Valley(EachRun.folders(subject), request()),
                "training at " + branches.get() + " snapshots and tens of products with the Hessian before and after");
    }

    private ValleyRequest request() {
        return new ValleyRequest(
                List.of(),
                branches.get(),
                steps.get().map(OptionalInt::of).orElse(OptionalInt.empty()),
                top.get().map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    @Override
    public Drawing<List<ValleyResult>> drawing() {
        ValleyRequest request = request();
        return results -> shown(results, request);
    }

    private static Optional<Shown> shown(List<ValleyResult> results, ValleyRequest request) {
        return Optional.of(new Shown(
                ValleyFigure.of(results),
                List.of(),
                EachRun.facts(results, ValleyResult::run, ValleyKind::facts),
                results.stream().flatMap(result -> result.branches().stream()).allMatch(ValleyResult.Branch::continued)
                        ? List.of()
                        : List.of(
                                "At some snapshots the optimizer's memory was not kept and begins anew: their decays are"
                                        + " not quite those that training would have done."),
                EachRun.names(results.stream().map(ValleyResult::run).toList()) + "-valley",
                (file, options, seen) -> ValleyFiles.write(results, request, file, options)));
    }

    private static List<Fact> facts(ValleyResult result) {
        List<Fact> facts = new ArrayList<>();
        for (ValleyResult.Branch branch : result.branches()) {
            facts.add(new Fact(
                    "at " + branch.step(),
                    Numbers.threeDigits(branch.costBefore()) + " → " + Numbers.threeDigits(branch.costAfter()),
                    "Training cost before and after the decay from the snapshot after so many steps: how deep the"
                            + " river lies below the hillside." + SOURCE));
            facts.add(new Fact(
                    "… top",
                    share(branch.before()) + " → " + share(branch.after()),
                    "Share of ‖g‖² in the top eigenspace before and after: what is left beside it follows the river."
                            + SOURCE));
        }
        return facts;
    }

    private static String share(ValleyResult.Split split) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * split.share());
    }
}
