package org.costscape.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.costscape.experiment.ConnectFiles;
import org.costscape.experiment.ConnectRequest;
import org.costscape.experiment.ConnectResult;
import org.costscape.experiment.ConnectStudy;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.ExportOptions;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw connect}. */
@Command(
        name = "connect",
        description = "Cost along paths between the solutions of two runs of one network.",
        mixinStandardHelpOptions = true)
final class DrawConnectCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder; J is measured on its data.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "RUN2", description = "Another run folder.")
    private Path second = Path.of("");

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(names = "--match", description = "Also the line after matching the hidden units of RUN2 with RUN's.")
    private boolean match;

    @Option(
            names = "--bezier",
            paramLabel = "STEPS",
            description = "Also a Bezier curve whose bend is trained for so many steps.")
    private @Nullable Integer bezier;

    @Option(names = "--grid", paramLabel = "N", description = "Number of points; ${DEFAULT-VALUE} by default.")
    private int grid = ConnectRequest.DEFAULT.points();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of matching and of the curve's training; ${DEFAULT-VALUE} by default.")
    private long seed = ConnectRequest.DEFAULT.seed();

    @Option(
            names = "--start",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "Snapshot of RUN: best (the default), first, last, or the number of a step.")
    private SnapshotChoice start = ConnectRequest.DEFAULT.start();

    @Option(
            names = "--end",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "Snapshot of RUN2, likewise.")
    private SnapshotChoice end = ConnectRequest.DEFAULT.end();

    @Option(
            names = "--statistics",
            paramLabel = "MODE",
            converter = Statistics.class,
            description =
                    "Statistics of batch normalization, as of draw line; a Bezier curve has no interpolated ones.")
    private StatisticsChoice statistics = ConnectRequest.DEFAULT.statistics();

    @Mixin
    private final RunData data = new RunData();

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        ExportOptions options = look.options();
        out.check(options);
        OptionalInt steps = Given.of(bezier);
        ConnectRequest request = new ConnectRequest(start, end, grid, statistics, match, steps, seed);
        RunFolder one = Runs.existing(first);
        RunFolder other = Runs.existing(second);
        request.in(RunDefinition.read(one).experiment()); // refuses statistics before data are read
        Path journal = out.journal();
        ConnectResult result;
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = data.open(one, parallel);
                Console console = longWork.console("percent", out::afterInterrupt)) {
            result = new ConnectStudy(runner).run(one, other, request, Optional.of(journal), partial -> {}, console);
        }
        out.finish(file -> ConnectFiles.write(result, file, options));
        result.paths()
                .forEach((name, profile) -> System.out.println(name + ": barrier "
                        + Numbers.threeDigits(profile.barrier().orElse(Double.NaN)) + unit(result)));
        result.matching()
                .ifPresent(found -> System.out.println(String.format(
                        Locale.ROOT,
                        "matching: distance %s → %s, outputs differ by %s",
                        Numbers.threeDigits(found.distance()),
                        Numbers.threeDigits(found.matchedDistance()),
                        Numbers.threeDigits(found.outputDifference()))));
    }

    private static String unit(ConnectResult result) {
        String unit = result.definition().experiment().objective().unit();
        return unit.isEmpty() ? "" : " " + unit;
    }
}
