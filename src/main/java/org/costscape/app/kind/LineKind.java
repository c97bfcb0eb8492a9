package org.costscape.app.kind;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.SwitchOption;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Journaled;
import org.costscape.app.work.Work;
import org.costscape.experiment.LineComparison;
import org.costscape.experiment.LineComparisonFigure;
import org.costscape.experiment.LineComparisonFiles;
import org.costscape.experiment.LineComparisonResult;
import org.costscape.experiment.LineComparisonStudy;
import org.costscape.experiment.LineFigure;
import org.costscape.experiment.LineFiles;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.LineStart;
import org.costscape.experiment.LineStudy;
import org.costscape.experiment.Moving;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.CurveFigure;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.LineProfile;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Cost and error along the straight line from one θ to a snapshot of the run or of a second one, or along several such lines. */
final class LineKind extends RunKind<LineKind.Lines> {
    private final ChoiceOption<LineStart> start = new ChoiceOption<>(
            "line-start",
            "From",
            "What is at α = 0: the initialization θ₀, the origin, or noise instead of θ₀ – controls that say whether a"
                    + " smooth path is the optimizer's doing",
            Option.Use.COMPUTING,
            List.of(SnapshotChoice.FIRST, new LineStart.Zero(), new LineStart.Noise(1)),
            LineStart::text);
    private final ChoiceOption<End> end = new ChoiceOption<>(
            "line-end",
            "To",
            "What is at α = 1: the solution of the run, or that of a second run; to the second run, the line begins at the"
                    + " solution of the first in place of its initialization",
            Option.Use.COMPUTING,
            List.of(End.values()),
            End::text);
    private final TextOption<Parsers.Ends> range = Fields.range(
            "line-range",
            "α",
            "The first and the last α; 0 is the start, 1 is θ_f, more than 1 goes beyond it",
            AlphaGrid.DEFAULT.from(),
            AlphaGrid.DEFAULT.to());
    private final TextOption<Integer> points = Fields.count(
            "line-points",
            "Points",
            "Number of points α; 0 and 1 are always among them",
            AlphaGrid.DEFAULT.points(),
            2,
            Fields.MOST_POINTS);
    private final ChoiceOption<Optional<LineComparison>> compare = new ChoiceOption<>(
            "line-compare",
            "Compare",
            "Other lines beside it: controls from noise and from zero, each layer alone, or weights and biases alone"
                    + " (parts)",
            Option.Use.COMPUTING,
            Stream.concat(
                            Stream.of(Optional.<LineComparison>empty()),
                            Arrays.stream(LineComparison.values()).map(Optional::of))
                    .toList(),
            each -> each.map(LineComparison::text).orElse("nothing"));
    private final TextOption<List<String>> moving = new TextOption<>(
            "line-moving",
            "Moves",
            "Only these move: all, weights, biases, or layers with commas between them, such as layers.0,layers.2",
            Option.Use.COMPUTING,
            Moving.ALL.text(),
            text -> Moving.parse(text, Moving.Rest.END).names(),
            List.of("all", "weights", "biases", "layers.0"));
    private final ChoiceOption<Moving.Rest> rest = new ChoiceOption<>(
            "line-rest",
            "Others at",
            "Where everything stays that does not move: at the end of the line or at its start",
            Option.Use.COMPUTING,
            List.of(Moving.Rest.END, Moving.Rest.START),
            Moving.Rest::text);
    private final SwitchOption gradientNorm = Fields.computed(
            "line-gradient-norm",
            "Norm of the gradient",
            "Measure it too, which takes a gradient at each point",
            false);
    private final Statistics statistics = new Statistics("line", StatisticsChoice.Mode.values());

    private enum End {
        SOLUTION,
        SECOND_RUN;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * What is drawn.
     *
     * @param path the line itself, as far as it is computed
     * @param compared the same with others, where they are asked for
     */
    record Lines(LineResult path, Optional<LineComparisonResult> compared) {}

    LineKind() {
        super(
                "line",
                "Linear path",
                "Cost and error rate along the straight line from the initialization to a snapshot, or between two runs");
    }

    @Override
    public Optional<SnapshotChoice> usual() {
        return Optional.of(LineRequest.DEFAULT.end());
    }

    @Override
    public List<Option<?>> options() {
        return List.of(start, end, range, points, compare, moving, rest, gradientNorm, statistics.option());
    }

    @Override
    public boolean drawsBoth() {
        return end.get() == End.SECOND_RUN;
    }

    private record Path(RunFolder run, LineRequest request, Optional<LineComparison> comparison)
            implements Work<Lines> {
        @Override
        public String title() {
            return "linear path";
        }

        @Override
        public Lines run(Engine engine, Consumer<Lines> partial, Progress progress) {
            if (comparison.isPresent()) {
                LineComparisonResult compared =
                        new LineComparisonStudy(engine.of(run)).run(run, comparison.get(), request, progress);
                return new Lines(compared.path(), Optional.of(compared));
            }
            return new Lines(
                    Journaled.compute(
                            run,
                            request,
                            journal -> new LineStudy(engine.of(run))
                                    .run(
                                            run,
                                            request,
                                            journal,
                                            path -> partial.accept(new Lines(path, Optional.empty())),
                                            progress)),
                    Optional.empty());
        }
    }

    @Override
    public void offer(Subject subject) {
        statistics.offer(subject);
        boolean alone = compare.get().isEmpty();
        moving.offeredProperty().set(alone);
        gradientNorm.offeredProperty().set(alone);
        rest.offeredProperty()
                .set(compare.get()
                        .map(each -> each != LineComparison.CONTROLS)
                        .orElseGet(() -> moving.valueProperty()
                                .get()
                                .filter(names -> !names.contains("all"))
                                .isPresent()));
    }

    @Override
    Plan<Lines> plan(Subject subject, Subject.OfRun run) {
        boolean between = end.get() == End.SECOND_RUN;
        if (between && subject.begun().size() < 2) {
            return SecondRun.missing(this);
        }
        boolean alone = compare.get().isEmpty();
        SnapshotChoice solution = at(subject);
        LineRequest request = new LineRequest(
                between && start.get().equals(SnapshotChoice.FIRST) ? solution : start.get(),
                between ? LineRequest.DEFAULT.end() : solution,
                new AlphaGrid(range.get().from(), range.get().to(), points.get()),
                statistics.choice(),
                new Moving(alone ? moving.get() : Moving.ALL.names(), rest.get()),
                between ? Optional.of(subject.begun().get(1).folder()) : Optional.empty(),
                alone && gradientNorm.get());
        return new Plan.Compute<>(new Path(run.folder(), request.in(run.experiment()), compare.get()));
    }

    @Override
    public Drawing<Lines> drawing() {
        List<String> warnings = statistics.warnings();
        return lines -> Optional.of(lines.compared()
                .map(compared -> compared(compared, warnings))
                .orElseGet(() -> alone(lines.path(), warnings)));
    }

    private static Shown alone(LineResult result, List<String> warnings) {
        CurveFigure figure = LineFigure.of(result);
        return new Shown(
                figure,
                Reading.fitting(figure, Reading.of(result)),
                LineFacts.of(Optional.of(result)),
                warnings,
                name(result),
                (file, options, seen) -> LineFiles.write(result, file, options));
    }

    private static Shown compared(LineComparisonResult result, List<String> warnings) {
        CurveFigure figure = LineComparisonFigure.of(result);
        Map<String, LineProfile> profiles = new LinkedHashMap<>();
        result.lines().forEach((name, line) -> profiles.put(name, line.profile()));
        return new Shown(
                figure,
                Reading.fitting(
                        figure, Reading.of(profiles, result.path().definition().experiment())),
                LineFacts.of(result),
                warnings,
                name(result.path()) + "-" + result.comparison().text(),
                (file, options, seen) -> LineComparisonFiles.write(result, file, options));
    }

    private static String name(LineResult result) {
        return EachRun.name(result.run())
                + result.request()
                        .endRun()
                        .map(other -> "-" + EachRun.name(other))
                        .orElse("")
                + "-linear-path";
    }
}
