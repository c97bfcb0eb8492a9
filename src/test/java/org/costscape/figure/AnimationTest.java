package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.costscape.file.BadInputException;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimationTest {
    private static final ExportOptions SMALL = new ExportOptions(400, 300, 100, Theme.LIGHT);

    @TempDir
    Path folder;

    private static ReliefFigure path() {
        HeatMapFigure bowl = Examples.bowl().withProvenance(Map.of("Command", "draw θ₀"));
        double[] steps = {-0.8, -0.4, -0.1, 0, 0.05};
        return new ReliefFigure(
                bowl.withTrails(List.of(new Trail("snapshots", Points.of(steps, steps)))), Camera.DEFAULT, false);
    }

    private static List<ReliefPanel> boxes(FigureAnimation animation, ExportOptions options) {
        return IntStream.range(0, animation.frames())
                .mapToObj(i -> FigurePainter.paint(animation.figure().apply(i), options))
                .flatMap(picture -> picture.painted().stream())
                .filter(ReliefPanel.class::isInstance)
                .map(ReliefPanel.class::cast)
                .toList();
    }

    @Test
    void aTurnGoesRoundOnceAndTheBoxKeepsItsSizeAndPlace() {
        List<ReliefPanel> boxes = boxes(FigureAnimation.turning(path(), 8, SMALL), SMALL);

        assertEquals(8, boxes.size());
        assertEquals(
                List.of(-55L, -10L, 35L, 80L, 125L, 170L, -145L, -100L),
                boxes.stream()
                        .map(box -> Math.round(box.figure().camera().azimuth()))
                        .toList());
        Projection first = boxes.get(0).view();
        for (ReliefPanel box : boxes) {
            assertEquals(first.scale(), box.view().scale(), 0.01 * first.scale());
            assertEquals(first.px(0, 0, 0), box.view().px(0, 0, 0), 3);
            assertEquals(first.py(0, 0, 0), box.view().py(0, 0, 0), 3);
            assertTrue(box.area().contains(box.view().box()));
        }
    }

    private static CurveFigure curve(double... values) {
        double[] x = IntStream.range(0, values.length).mapToDouble(i -> i).toArray();
        return CurveFigure.of("", "", "x", Panel.of("y", Curve.of("c", Role.TRAINING, x, values)));
    }

    private static List<CurveFigure> curves(FigureAnimation animation) {
        return IntStream.range(0, animation.frames())
                .mapToObj(i -> (CurveFigure) animation.figure().apply(i))
                .toList();
    }

    @Test
    void curvesThatFollowEachOtherHaveTheAxesOfAll() {
        List<CurveFigure> frames = curves(FigureAnimation.following(List.of(curve(5, 1), curve(-2, 0, 3))));

        for (CurveFigure frame : frames) {
            assertEquals(new Range(0, 2), frame.xRange().orElseThrow());
            Range y = frame.panels().get(0).yRange().orElseThrow();
            assertEquals(-2 - 0.05 * 7, y.lower(), 1e-12);
            assertEquals(5 + 0.05 * 7, y.upper(), 1e-12);
        }
        assertEquals(2, frames.get(0).panels().get(0).curves().get(0).points().size(), "each has its own curve");
    }

    @Test
    void curvesThatFollowEachOtherAreLogarithmicIfOneIsAndAllCanBe() {
        CurveFigure wide = curve(1e-4, 1);
        CurveFigure logarithmic =
                wide.withAxes(Optional.empty(), List.of(wide.panels().get(0).logarithmic()));

        List<CurveFigure> positive = curves(FigureAnimation.following(List.of(logarithmic, curve(1, 2))));
        List<CurveFigure> negative = curves(FigureAnimation.following(List.of(logarithmic, curve(-1, 2))));

        positive.forEach(frame -> assertEquals(Scale.LOG, frame.panels().get(0).scale()));
        negative.forEach(
                frame -> assertEquals(Scale.LINEAR, frame.panels().get(0).scale()));
    }

    @Test
    void surfacesThatFollowEachOtherHaveTheHeightsOfAllAndMapsOfASheetOneBar() {
        HeatMapFigure low = map(0, 1);
        HeatMapFigure high = map(3, 9);
        ReliefFigure relief = new ReliefFigure(high, Camera.DEFAULT, false);

        FigureAnimation alone =
                FigureAnimation.following(List.of(new ReliefFigure(low, Camera.DEFAULT, false), relief));
        FigureAnimation sheets = FigureAnimation.following(List.of(sheet(low, map(1, 2)), sheet(high, low)));

        for (int i = 0; i < 2; i++) {
            assertEquals(
                    Optional.of(new Range(0, 9)),
                    alone.figure().apply(i).singleMap().orElseThrow().valueRange());
            FigureSheet sheet = (FigureSheet) sheets.figure().apply(i);
            assertEquals(new Range(0, 9), sheet.key().orElseThrow().range());
            sheet.cells()
                    .forEach(cell -> assertEquals(
                            Optional.of(new Range(0, 9)),
                            cell.singleMap().orElseThrow().valueRange()));
        }
    }

    private static HeatMapFigure map(double least, double most) {
        double[][] values = {{least, most}, {least, most}};
        return HeatMapFigure.of("", "", "x", "y", "J", ValueGrid.of(new double[] {0, 1}, new double[] {0, 1}, values));
    }

    private static FigureSheet sheet(HeatMapFigure first, HeatMapFigure second) {
        FigureSheet sheet = new FigureSheet("", "", 2, List.of(first, second), Map.of());
        return sheet.withKey(ColorKey.of(first).orElseThrow());
    }

    /** In cells so narrow that beyond an axis there is no room for its title in some of the views. */
    @Test
    void noFrameOfANarrowSheetLosesATitle() {
        FigureSheet sheet = new FigureSheet("", "", 3, List.of(path(), path(), path()), Map.of());
        FigureAnimation turning = FigureAnimation.turning(sheet, 24, SMALL);
        for (int frame = 0; frame < 24; frame++) {
            ReliefFigure cell = (ReliefFigure)
                    ((FigureSheet) turning.figure().apply(frame)).cells().get(0);
            ReliefLayout layout =
                    new ReliefPainter(cell, 267 / 0.53, 600 / 0.53, Theme.LIGHT, 1).layout(Fonts.bundled());
            assertEquals(
                    2,
                    layout.axes().labels().stream()
                            .filter(BoxAxes.Placed::title)
                            .count(),
                    "titles of frame " + frame);
        }
    }

    @Test
    void allSurfacesOfASheetTurnAndOtherFiguresStay() {
        FigureSheet sheet = new FigureSheet("", "", 3, List.of(path(), Examples.twoPanels(), path()), Map.of());
        FigureSheet turned =
                (FigureSheet) FigureAnimation.turning(sheet, 4, SMALL).figure().apply(1);

        assertEquals(35, ((ReliefFigure) turned.cells().get(0)).camera().azimuth(), 1e-9);
        assertEquals(Examples.twoPanels().title(), turned.cells().get(1).title());
        assertEquals(35, ((ReliefFigure) turned.cells().get(2)).camera().azimuth(), 1e-9);
        assertEquals(Camera.DEFAULT, sheet.viewpoint().orElseThrow());
        assertEquals(
                Camera.at(1, 2), sheet.seenFrom(Camera.at(1, 2)).viewpoint().orElseThrow());
    }

    @Test
    void aPathGrowsPointByPointToItsWhole() {
        FigureAnimation growth = FigureAnimation.growing(path());

        assertEquals(
                List.of(1, 2, 3, 4, 5),
                IntStream.range(0, growth.frames())
                        .mapToObj(i -> ((ReliefFigure) growth.figure().apply(i))
                                .map()
                                .trails()
                                .get(0)
                                .points()
                                .size())
                        .toList());
        assertEquals(path(), growth.figure().apply(4));
        assertThrows(BadInputException.class, () -> FigureAnimation.growing(Examples.twoPanels()));
        assertThrows(BadInputException.class, () -> FigureAnimation.turning(Examples.bowl(), 5, SMALL));
    }

    @Test
    void aGifShowsEachFrameInNearlyItsColoursForEver() throws IOException {
        FigureAnimation growth = FigureAnimation.growing(path());
        Path file = folder.resolve("growing.gif");
        AnimationFiles.write(growth, file, "surface", SMALL, Progress.NONE);

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(5, reader.getNumImages(true));
            BufferedImage canvas = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = canvas.createGraphics();
            List<String> delays = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                g.drawImage(reader.read(i), 0, 0, null);
                Picture picture = FigurePainter.paint(growth.figure().apply(i), SMALL);
                assertTrue(difference(canvas, picture) < 2, "frame " + i + ": " + difference(canvas, picture));
                assertEquals(0xFFFFFFFF, canvas.getRGB(2, 2), "the ground is exact");
                IIOMetadataNode root =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                delays.add(((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension")
                                .item(0))
                        .getAttribute("delayTime"));
            }
            g.dispose();
            assertEquals(List.of("30", "30", "30", "30", "180"), delays);
        } finally {
            reader.dispose();
        }
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("NETSCAPE2.0\u0003\u0001\u0000\u0000"), "plays for ever");
        // A comment is cut into blocks of 255 bytes; this one is short.
        assertTrue(new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .contains("Command: draw θ₀"));
    }

    /** The mean difference of a channel. */
    private static double difference(BufferedImage one, Picture other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 0xFF) - (other.argb(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    @Test
    void aFolderHoldsAPngForEachFrameAndNoneOfALongerAnimation() throws IOException {
        Path frames = folder.resolve("frames");
        AnimationFiles.write(FigureAnimation.growing(path()), frames, "plane", SMALL, Progress.NONE);
        try (Stream<Path> files = Files.list(frames)) {
            assertEquals(
                    List.of("plane-0001.png", "plane-0002.png", "plane-0003.png", "plane-0004.png", "plane-0005.png"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertEquals("draw θ₀", PngText.read(frames.resolve("plane-0003.png")).get("Command"));
        BadInputException refused = assertThrows(
                BadInputException.class,
                () -> AnimationFiles.write(
                        FigureAnimation.turning(path(), 3, SMALL), frames, "plane", SMALL, Progress.NONE));
        assertTrue(String.valueOf(refused.getMessage()).contains("plane-0004.png")
                || String.valueOf(refused.getMessage()).contains("plane-0005.png"));
    }

    @Test
    void aCancelLeavesNoGif() {
        Progress cancelled = new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Path file = folder.resolve("x.gif");

        assertThrows(
                CancellationException.class,
                () -> AnimationFiles.write(FigureAnimation.growing(path()), file, "x", SMALL, cancelled));
        assertFalse(Files.exists(file));
    }

    @Test
    void gesturesOfACameraWrapAndStopInsteadOfFailing() {
        Camera camera = Camera.DEFAULT.turnedBy(1000, 1000);

        assertEquals(-135, camera.azimuth(), 1e-9); // 945 = 3 · 360 − 135
        assertEquals(90, camera.elevation());
        assertEquals(0, camera.turnedBy(0, -1000).elevation());
        assertEquals(20, camera.zoomedBy(1e9).zoom());
        assertEquals(0.05, camera.zoomedBy(1e-9).zoom());
        assertEquals(0.5, camera.movedBy(0.25, -0.25).zoomedBy(2).right());
        assertEquals(20, camera.movedBy(1e9, 0).right());
        for (double turn = -720; turn <= 720; turn += 7) {
            assertTrue(Math.abs(Camera.DEFAULT.turnedBy(turn, 0).azimuth()) <= 180);
        }
    }
}
