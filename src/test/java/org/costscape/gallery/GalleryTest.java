package org.costscape.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.experiment.Home;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Theme;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
    private static final Home SHIPPED = new Home(Path.of("").toAbsolutePath());
    private static final ExportOptions SMALL = new ExportOptions(400, 300, 72, Theme.LIGHT);

    /** The quick gallery with fewer points on its surfaces: what must hold does not depend on them. */
    private static final Extent COARSE = new Extent("quick", 7, false);

    @TempDir
    private Path out;

    private final List<String> said = new ArrayList<>();

    private Report draw(Home home, boolean again, Progress progress, String... ids) {
        said.clear();
        try (Parallel parallel = new Parallel(2)) {
            Gallery.Request request = new Gallery.Request(COARSE, List.of(ids), Optional.empty(), again, SMALL);
            return new Gallery(home, parallel).draw(request, out, said::add, progress);
        }
    }

    private Report draw(String... ids) {
        return draw(SHIPPED, false, Progress.NONE, ids);
    }

    @Test
    void everyFigureOfTheTutorialIsThereInItsOrder() {
        List<String> ids = Tutorial.ids();
        assertEquals(IntStream.rangeClosed(1, 15).mapToObj(i -> "F" + i).toList(), ids.subList(0, 15));
        assertTrue(ids.subList(15, ids.size()).stream().allMatch(id -> id.startsWith("S")), ids.toString());
    }

    /** What trains in seconds; the rest is what {@code costscape gallery} itself checks. */
    @Test
    void whatMustHoldHolds() {
        Report report = draw(
                "F1", "F2", "F3", "F7", "F8", "F9", "F10", "F11", "F12", "F13", "F14", "F15", "S3", "S4", "S5", "S6",
                "S7");
        assertEquals(17, report.figures().size());
        assertEquals(List.of(), Gallery.problems(report));
        assertTrue(report.figures().stream().noneMatch(entry -> entry.findings().isEmpty()));
        assertTrue(report.figures().stream().allMatch(entry -> Studio.complete(entry, out)));
        assertEquals(Optional.of(report), Report.read(out));
    }

    /** With the paper's network made small, so that it trains in seconds. */
    @Test
    void theFullGalleryTakesThePapersNetworkWhereThereIsOne() throws IOException {
        Home home = new Home(out.resolve("home"));
        Path models = Files.createDirectories(home.path().resolve("models"));
        Path data = Files.createDirectories(home.path().resolve("datasets/mnist-small"));
        try (Stream<Path> files = Files.list(SHIPPED.path().resolve("datasets/mnist-small"))) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(String.valueOf(file.getFileName())));
            }
        }
        String paper = Files.readString(SHIPPED.path().resolve("models/paper-relu.json"));
        Files.writeString(
                models.resolve("paper-relu.json"),
                paper.replace("898", "9").replace("1532", "15").replace("3000", "100"));
        try (Parallel parallel = new Parallel(2)) {
            Extent small = new Extent("full", 3, true);
            Gallery.Request request = new Gallery.Request(small, List.of("F4"), Optional.empty(), false, SMALL);
            Report report = new Gallery(home, parallel).draw(request, out, said::add, Progress.NONE);
            assertEquals("", report.figures().get(0).failure());
        }
        assertTrue(said.get(0).startsWith("paper-relu: training: about "), said.toString());
        assertTrue(said.get(0).contains("25 points of grids"), said.toString());
        assertTrue(said.get(1).matches("about .* in all, and .*B for a network .*"), said.toString());
        assertTrue(said.get(2).startsWith("F4: training The paper's ReLU network"), said.toString());
        assertTrue(Files.exists(out.resolve("F4-paper-relu.png")));
    }

    @Test
    void whatIsThereIsNotDrawnAgainUnlessItIsAskedFor() throws IOException {
        draw("F12", "F13");
        byte[] first = Files.readAllBytes(out.resolve("F12-wider.png"));
        Files.delete(out.resolve("F13-deeper.svg"));
        draw("F12", "F13");
        assertEquals("F12: is there already", said.get(0));
        assertFalse(said.contains("F13: is there already"), said.toString());
        assertTrue(Files.exists(out.resolve("F13-deeper.svg")));
        Report report = draw(SHIPPED, true, Progress.NONE, "F12");
        assertFalse(said.contains("F12: is there already"), said.toString());
        assertEquals(2, report.figures().size());
        assertEquals(first.length, Files.size(out.resolve("F12-wider.png")));
    }

    @Test
    void aFigureThatCannotBeDrawnDoesNotKeepTheOthersFromIt() throws IOException {
        Home without = new Home(out.resolve("home"));
        Files.createDirectories(without.path().resolve("models"));
        Report report = draw(without, false, Progress.NONE, "F10", "F12");
        List<String> problems = Gallery.problems(report);
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("F10: not drawn: no experiment is called"), problems.get(0));
        assertTrue(Files.exists(out.resolve("F12-wider.json")));
        String page = Files.readString(out.resolve("index.html"));
        assertTrue(
                page.contains("<source srcset=\"F12-wider-dark.png\" media=\"(prefers-color-scheme: dark)\">"), page);
        assertTrue(page.contains("Not drawn: no experiment is called &quot;sigmoid-3x100&quot;"), page);
        assertTrue(page.indexOf("id=\"F10\"") < page.indexOf("id=\"F12\""));
    }

    @Test
    void aDamagedReportIsDrawnAnew() throws IOException {
        draw("F12");
        Files.writeString(out.resolve("report.json"), "{\"costscape\":");
        assertEquals(1, draw("F12").figures().size());
        assertFalse(said.contains("F12: is there already"), said.toString());
    }

    @Test
    void anUnknownFigureIsRefusedWithTheNamesOfAll() {
        BadInputException refused = assertThrows(BadInputException.class, () -> draw("F16"));
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("--only: expected some of F1, F2, F3,"),
                refused.getMessage());
    }

    @Test
    void aCancelLeavesWholeFiles() throws IOException {
        Progress afterOne = new Progress() {
            private boolean done;

            @Override
            public void report(long figures, long total) {
                done = true;
            }

            @Override
            public boolean cancelled() {
                return done;
            }
        };
        assertThrows(CancellationException.class, () -> draw(SHIPPED, false, afterOne, "F12", "F13"));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of(
                            "F12-wider-dark.png",
                            "F12-wider.json",
                            "F12-wider.png",
                            "F12-wider.svg",
                            "index.html",
                            "report.json"),
                    files.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
    }
}
