package org.costscape.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.costscape.experiment.Net2NetFiles;
import org.costscape.experiment.Net2NetGraph;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw net2net}. */
@Command(
        name = "net2net",
        description =
                "A small network before and after an operator of Net2Net, with its weights and how far the outputs"
                        + " differ; or the workflow.",
        mixinStandardHelpOptions = true)
final class DrawNet2NetCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "WHAT", description = "wider, deeper, random-pad or workflow.")
    private String what = "";

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the weights, and of the unit that is copied; ${DEFAULT-VALUE} by default.")
    private long seed = 1;

    @Mixin
    private final Look look = new Look();

    @Override
    public void run() {
        ExportOptions options = look.options();
        out.check(options);
        Optional<Net2NetGraph> graph =
                what.equals(Net2NetFiles.WORKFLOW) ? Optional.empty() : Optional.of(Net2NetGraph.of(operator(), seed));
        out.write(file -> Net2NetFiles.write(graph, file, options));
    }

    private Net2NetGraph.Operator operator() {
        return Arrays.stream(Net2NetGraph.Operator.values())
                .filter(each -> each.text().equals(what.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadInputException("draw net2net: expected "
                        + Arrays.stream(Net2NetGraph.Operator.values())
                                .map(Net2NetGraph.Operator::text)
                                .collect(Collectors.joining(", "))
                        + " or " + Net2NetFiles.WORKFLOW + ", found \"" + what + "\""));
    }
}
