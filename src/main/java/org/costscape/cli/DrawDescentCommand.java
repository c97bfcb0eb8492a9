package org.costscape.cli;

import java.util.List;
import java.util.Optional;
import org.costscape.experiment.DescentFiles;
import org.costscape.experiment.DescentRequest;
import org.costscape.experiment.DescentResult;
import org.costscape.experiment.DescentStudy;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.figure.ExportOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw descent}. */
@Command(
        name = "descent",
        description =
                "The ways of an optimizer over a toy of one or two parameters, from several starts until it rests.",
        mixinStandardHelpOptions = true)
final class DrawDescentCommand implements Runnable {
    @Parameters(
            paramLabel = "EXPERIMENT",
            description = "An experiment, its file, or a run of it: three-minima, no-critical-point, saddle, …")
    private String experiment = "";

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--from",
            paramLabel = "W,…",
            split = ",",
            description = "Where to start: a number for each parameter, up to five starts one after the other; the"
                    + " experiment's own start by default.")
    private List<Double> from = DescentRequest.DEFAULT.from();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "The most steps of a way; ten times those of the experiment by default.")
    private @Nullable Integer steps;

    @Option(
            names = "--range",
            paramLabel = "FROM:TO",
            converter = Ranges.class,
            description = "Range of each parameter in the figure; fits the ways by default.")
    private @Nullable Range range;

    @Mixin
    private final Look look = new Look();

    @Override
    public void run() {
        ExportOptions options = look.options();
        out.check(options);
        DescentRequest request = new DescentRequest(
                from,
                Given.of(steps),
                range == null ? Optional.empty() : Optional.of(DescentRequest.range(range.from(), range.to())));
        DescentResult result;
        try (Console console = new Console("way", "nothing was written")) {
            result = DescentStudy.of(new Library(Home.find()).experimentOrRun(experiment), request, console);
        }
        out.write(file -> DescentFiles.write(result, experiment, file, options));
        DescentFiles.summary(result).forEach(System.out::println);
    }
}
