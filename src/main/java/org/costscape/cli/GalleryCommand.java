package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.costscape.experiment.Home;
import org.costscape.file.BadInputException;
import org.costscape.gallery.Extent;
import org.costscape.gallery.Gallery;
import org.costscape.gallery.Report;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code costscape gallery}. */
@Command(
        name = "gallery",
        description =
                "Draw every figure of the tutorial from real training into a folder, with a page that shows and explains them.",
        mixinStandardHelpOptions = true)
final class GalleryCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "The shipped networks and coarse surfaces: some minutes; the default.")
    private boolean quick;

    @Option(names = "--full", description = "Fine surfaces, and what --data allows at the papers' sizes: hours.")
    private boolean full;

    @Option(
            names = "--only",
            paramLabel = "ID",
            split = ",",
            description = "Only these figures, for example F5,F6; those that are there stay.")
    private List<String> only = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder with the files of MNIST or of the Penn Treebank, or both, instead of the shipped data.")
    private @Nullable Path data;

    @Option(names = "--again", description = "Draw figures that are there already again; trained runs are kept.")
    private boolean again;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for figures, page and runs; gallery by default. Its trained runs are used again.")
    private Path out = Path.of("gallery");

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public Integer call() {
        if (quick && full) {
            throw new BadInputException("--quick: expected without --full, found both; leave one out");
        }
        Extent extent = full ? Extent.FULL : Extent.QUICK;
        Gallery.Request request = new Gallery.Request(extent, only, Optional.ofNullable(data), again, look.options());
        Report report;
        try (Parallel parallel = longWork.open();
                Console console = longWork.console("figure", "the same command continues")) {
            report = new Gallery(Home.find(), parallel).draw(request, out, System.out::println, console);
        }
        System.out.println("wrote " + out.resolve("index.html"));
        List<String> problems = Gallery.problems(report);
        problems.forEach(System.err::println);
        return problems.isEmpty() ? 0 : Failures.FAILED;
    }
}
