package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.SwitchOption;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Journaled;
import org.costscape.app.work.Work;
import org.costscape.experiment.ConnectFigure;
import org.costscape.experiment.ConnectFiles;
import org.costscape.experiment.ConnectRequest;
import org.costscape.experiment.ConnectResult;
import org.costscape.experiment.ConnectStudy;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.CurveFigure;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Cost along paths between the solutions of two runs. */
final class ConnectKind extends RunKind<ConnectResult> {
    private static final ConnectRequest USUAL = ConnectRequest.DEFAULT;
    private static final int MOST_STEPS = 1_000_000;

    private final SwitchOption match = Fields.computed(
            "connect-match",
            "Match units",
            "Also the line after the hidden units of the second run were put in the order of the first's",
            true);
    private final TextOption<Optional<Integer>> bezier = Fields.optional(
            "connect-bezier",
            "Curve",
            "none",
            "Also a Bezier curve, whose bend is trained for so many steps; empty for none",
            Parsers.whole(1, MOST_STEPS));
    private final TextOption<Integer> points = Fields.count(
            "connect-points", "Points", "Number of points along each path", USUAL.points(), 2, Fields.MOST_POINTS);
    private final TextOption<Integer> seed = Fields.count(
            "connect-seed",
            "Seed",
            "Of matching and of the curve's training",
            (int) USUAL.seed(),
            0,
            Integer.MAX_VALUE);
    private final Statistics statistics = new Statistics("connect", StatisticsChoice.Mode.values());

    ConnectKind() {
        super(
                "connect",
                "Two solutions",
                "Cost along the straight line between the solutions of two runs, along that after matching their hidden"
                        + " units, and along a trained curve");
    }

    @Override
    public Optional<SnapshotChoice> usual() {
        return Optional.of(USUAL.start());
    }

    @Override
    public List<Option<?>> options() {
        return List.of(match, bezier, points, seed, statistics.option());
    }

    @Override
    public boolean drawsBoth() {
        return true;
    }

    @Override
    public void offer(Subject subject) {
        statistics.offer(subject);
    }

    private record Connect(RunFolder first, RunFolder second, ConnectRequest request) implements Work<ConnectResult> {
        @Override
        public String title() {
            return "paths between two solutions";
        }

        @Override
        public ConnectResult run(Engine engine, Consumer<ConnectResult> partial, Progress progress) {
            return Journaled.compute(
                    first,
                    this,
                    journal ->
                            new ConnectStudy(engine.of(first)).run(first, second, request, journal, partial, progress));
        }
    }

    @Override
    Plan<ConnectResult> plan(Subject subject, Subject.OfRun run) {
        if (subject.begun().size() < 2) {
            return SecondRun.missing(this);
        }
        ConnectRequest request = new ConnectRequest(
                        at(subject),
                        USUAL.end(),
                        points.get(),
                        statistics.choice(),
                        match.get(),
                        bezier.get().map(OptionalInt::of).orElse(OptionalInt.empty()),
                        seed.get())
                .in(run.experiment());
        return new Plan.Compute<>(
                new Connect(run.folder(), subject.begun().get(1).folder(), request));
    }

    @Override
    public Drawing<ConnectResult> drawing() {
        List<String> ofStatistics = statistics.warnings();
        return result -> shown(result, ofStatistics);
    }

    private static Optional<Shown> shown(ConnectResult result, List<String> ofStatistics) {
        CurveFigure figure = ConnectFigure.of(result);
        List<String> warnings = new ArrayList<>(ofStatistics);
        if (!result.request().match()) {
            warnings.add(
                    "Solutions that differ in the order of their hidden units alone have a barrier as well: switch on"
                            + " Match units.");
        }
        return Optional.of(new Shown(
                figure,
                Reading.fitting(
                        figure, Reading.of(result.paths(), result.definition().experiment())),
                facts(result),
                warnings,
                EachRun.names(List.of(result.first(), result.second())) + "-connect",
                (file, options, seen) -> ConnectFiles.write(result, file, options)));
    }

    private static List<Fact> facts(ConnectResult result) {
        List<Fact> facts = new ArrayList<>();
        result.paths()
                .forEach((name, profile) -> facts.add(new Fact(
                        switch (name) {
                            case ConnectResult.STRAIGHT -> "Barrier";
                            case ConnectResult.MATCHED -> "… matched";
                            default -> "… of the curve";
                        },
                        Numbers.threeDigits(profile.barrier().orElse(Double.NaN)),
                        "The highest training cost on the path (" + name
                                + ") above the mean of both ends. Source: Frankle"
                                + " et al., “Linear mode connectivity and the lottery ticket hypothesis”, ICML 2020,"
                                + " section 2.")));
        result.matching().ifPresent(found -> {
            facts.add(new Fact(
                    "‖w₁ − w₂‖",
                    Numbers.threeDigits(found.distance()),
                    "Distance between both solutions, in the unit of θ."));
            facts.add(new Fact(
                    "… matched",
                    Numbers.threeDigits(found.matchedDistance()),
                    "The same after the hidden units of the second were put in the order of the first's. Source: Ainsworth"
                            + " et al., “Git re-basin”, ICLR 2023, section 3.2."));
            facts.add(new Fact(
                    "Output differs by",
                    Numbers.threeDigits(found.outputDifference()),
                    "The largest change of an output by matching: rounding alone, since the function is the same."));
        });
        return facts;
    }
}
