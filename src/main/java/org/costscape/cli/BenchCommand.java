package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.costscape.array.NativeMath;
import org.costscape.experiment.Benchmarks;
import org.costscape.experiment.Home;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code costscape bench}. */
@Command(name = "bench", description = "Measure Costscape's speed on this machine.", mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
    @Option(names = "--only", paramLabel = "REGEX", description = "Only the workloads whose names match.")
    private String only = "";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file too.")
    private @Nullable Path json;

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        Pattern pattern = pattern();
        try (Parallel parallel = longWork.open();
                Console console = longWork.console("workload", "nothing was written")) {
            Benchmarks benchmarks = new Benchmarks(Home.find(), parallel);
            List<Benchmarks.Measurement> found = benchmarks.run(pattern, System.err::println, console);
            System.out.println(NativeMath.library() + ", kernels of " + NativeMath.kernel() + ", " + parallel.lanes()
                    + " threads");
            for (Benchmarks.Measurement each : found) {
                System.out.printf(Locale.ROOT, "%-14s %10.3f %s%n", each.name(), each.median(), each.unit());
            }
            NativeMath.warning().ifPresent(warning -> System.err.println("warning: " + warning));
            if (json != null) {
                AtomicFile.writeString(json, benchmarks.json(found));
            }
        }
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(only);
        } catch (PatternSyntaxException e) {
            throw new BadInputException("--only: expected a regular expression, found \"" + only + "\"", e);
        }
    }
}
