package org.costscape.gallery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.experiment.Home;
import org.costscape.experiment.Version;
import org.costscape.figure.ExportOptions;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.DivergedException;

/**
 * Draws every figure of the tutorial "Optimization for Deep Networks" from real training into a folder: each as PNG, SVG and
 * JSON, a page that shows them, {@code index.html}, and {@code report.json} with the numbers behind them.
 *
 * <p>The runs are kept in the folder and used again. Page and report are written after each figure; one that a report of this
 * version holds already is not drawn again.
 */
public final class Gallery {
    private final Home home;
    private final Parallel parallel;

    public Gallery(Home home, Parallel parallel) {
        this.home = home;
        this.parallel = parallel;
    }

    /**
     * What is asked for.
     *
     * @param ids of the figures; all if empty
     * @param data a folder of data instead of those shipped
     * @param again whether figures that are there already are drawn again
     */
    public record Request(Extent extent, List<String> ids, Optional<Path> data, boolean again, ExportOptions options) {
        public Request {
            ids = List.copyOf(ids);
            data.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
                throw new BadInputException("--data: expected a folder, found " + folder);
            });
        }
    }

    /**
     * Draws the figures that are not there yet.
     *
     * @param out the gallery's folder
     * @param says is told in words what is done
     * @param progress in figures
     * @return everything that is in the gallery now
     * @throws BadInputException if a figure has another name than those there are, or the folder cannot be written
     */
    public Report draw(Request request, Path out, Consumer<String> says, Progress progress) {
        List<GalleryFigure> figures = Tutorial.chosen(request.ids());
        Report begun = begun(request, out);
        Studio.Setting setting = new Studio.Setting(
                home,
                out,
                request.extent(),
                request.data(),
                request.again(),
                request.options(),
                parallel,
                says,
                progress);
        if (request.extent().paperScale()) {
            new Forecast(new Studio(setting, "forecast"), says)
                    .of(
                            figures.stream()
                                    .filter(figure -> !isThere(figure, begun, request, out))
                                    .toList(),
                            progress);
        }
        Report report = begun;
        int done = 0;
        for (GalleryFigure figure : figures) {
            progress.check();
            if (isThere(figure, report, request, out)) {
                says.accept(figure.id() + ": is there already");
            } else {
                Entry entry = draw(figure, new Studio(setting, figure.id()));
                report = report.with(entry, Tutorial.ids());
                report.write(out);
                AtomicFile.writeString(out.resolve("index.html"), IndexPage.of(report));
                says.accept(figure.id() + ": " + outcome(entry));
            }
            done++;
            progress.report(done, figures.size());
        }
        return report;
    }

    private static boolean isThere(GalleryFigure figure, Report report, Request request, Path out) {
        return !request.again()
                && report.entry(figure.id())
                        .filter(entry -> entry.drawn() && Studio.complete(entry, out))
                        .isPresent();
    }

    private static Report begun(Request request, Path out) {
        String data = request.data().map(Path::toString).orElse("");
        Report fresh = new Report(Version.current(), request.extent().label(), data, List.of());
        return Report.read(out).filter(fresh::isLike).orElse(fresh);
    }

    private static Entry draw(GalleryFigure figure, Studio studio) {
        long start = System.nanoTime();
        String failure = "";
        try {
            figure.drawer().draw(studio);
            studio.finish();
        } catch (BadInputException | DivergedException e) {
            failure = String.valueOf(e.getMessage());
        }
        double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
        return new Entry(figure.id(), figure.title(), studio.pictures(), studio.findings(), seconds, failure);
    }

    private static String outcome(Entry entry) {
        if (!entry.drawn()) {
            return "not drawn: " + entry.failure();
        }
        long failed = entry.findings().stream().filter(each -> !each.holds()).count();
        return entry.pictures().size()
                + (entry.pictures().size() == 1 ? " picture, " : " pictures, ")
                + (failed == 0
                        ? asExpected(entry.findings().size())
                        : failed + " of " + entry.findings().size() + " findings NOT as expected");
    }

    /** The figures that were not drawn, or whose numbers are not as expected, each in one line. */
    public static List<String> problems(Report report) {
        return report.figures().stream()
                .filter(entry -> !entry.holds())
                .map(entry -> entry.id() + ": " + outcome(entry))
                .toList();
    }

    private static String asExpected(int findings) {
        return findings == 1 ? "its finding as expected" : "all " + findings + " findings as expected";
    }
}
