package org.costscape.app.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.LineFigure;
import org.costscape.experiment.LineFiles;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.LineStart;
import org.costscape.experiment.LineStudy;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.landscape.AlphaGrid;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Cost and error along the straight line from one θ to a snapshot. */
final class LineKind extends RunKind<LineResult> {
    private static final int MOST_POINTS = 100_001;

    private final ChoiceOption<LineStart> start = new ChoiceOption<>(
            "line-start",
            "From",
            "What is at α = 0: the initialization θ₀, the origin, or noise instead of θ₀ – controls that say whether a"
                    + " smooth path is the optimizer's doing",
            Option.Use.COMPUTING,
            List.of(SnapshotChoice.FIRST, new LineStart.Zero(), new LineStart.Noise(1)),
            LineStart::text);
    private final TextOption<Parsers.Ends> range = new TextOption<>(
            "line-range",
            "α",
            "The first and the last α; 0 is the start, 1 is θ_f, more than 1 goes beyond it",
            Option.Use.COMPUTING,
            new Parsers.Ends(AlphaGrid.DEFAULT.from(), AlphaGrid.DEFAULT.to()).text(),
            Parsers::ends,
            List.of());
    private final TextOption<Integer> points = new TextOption<>(
            "line-points",
            "Points",
            "Number of points α; 0 and 1 are always among them",
            Option.Use.COMPUTING,
            Integer.toString(AlphaGrid.DEFAULT.points()),
            Parsers.whole(2, MOST_POINTS),
            List.of());
    private final Statistics statistics = new Statistics("line", StatisticsChoice.Mode.values());

    LineKind() {
        super(
                "line",
                "Linear path",
                "Cost and error rate along the straight line from the initialization to a snapshot");
    }

    @Override
    public List<Option<?>> options() {
        return List.of(start, range, points, statistics.option());
    }

    private record Path(RunFolder run, LineRequest request) implements Work<LineResult> {
        @Override
        public String title() {
            return "linear path";
        }

        @Override
        public LineResult run(Engine engine, Consumer<LineResult> partial, Progress progress) {
            return new LineStudy(engine.of(run)).run(run, request, partial, progress);
        }
    }

    @Override
    public void offer(Subject subject) {
        statistics.offer(subject);
    }

    @Override
    Plan<LineResult> plan(Subject subject, Subject.OfRun run) {
        AlphaGrid grid = new AlphaGrid(range.get().from(), range.get().to(), points.get());
        LineRequest request =
                new LineRequest(start.get(), subject.at(LineRequest.DEFAULT.end()), grid, statistics.choice());
        return new Plan.Compute<>(new Path(run.folder(), request.in(run.experiment())));
    }

    @Override
    public Optional<Shown> shown(Subject subject, LineResult result) {
        return Optional.of(new Shown(
                LineFigure.of(result),
                Reading.of(result),
                LineFacts.of(Optional.of(result)),
                statistics.warnings(),
                result.run().path().getFileName() + "-linear-path",
                (file, options, camera) -> LineFiles.write(result, file, options)));
    }
}
