package org.costscape.figure;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;

/**
 * Figures that follow each other, each made when it is painted.
 *
 * @param frames how many, at least 1
 * @param figure by its number, from 0
 * @param frameMillis how long each is seen
 * @param restMillis how much longer the last one is
 */
public record FigureAnimation(int frames, IntFunction<Figure> figure, int frameMillis, int restMillis) {
    /** Frames that are worth waiting for. */
    public static final int MOST_FRAMES = 2000;

    private static final int TURN_MILLIS = 60;
    private static final int LONGEST_GROWTH_MILLIS = 6000;
    private static final int SLOWEST_MILLIS = 300;
    private static final int REST_MILLIS = 1500;

    public FigureAnimation {
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new BadInputException(
                    "animation: expected 1 to " + NumberText.plain(MOST_FRAMES) + " frames, found " + frames);
        }
        if (frameMillis < 1 || restMillis < 0) {
            throw new IllegalArgumentException("animation: expected frames of at least 1 ms and a rest of at least 0,"
                    + " found " + frameMillis + " and " + restMillis);
        }
    }

    /**
     * All surfaces of a figure turned once about the vertical axis; the box keeps its size.
     *
     * @param options of the pictures that are painted
     * @throws BadInputException if the figure has no surface
     */
    public static FigureAnimation turning(Figure figure, int frames, ExportOptions options) {
        Camera start = figure.viewpoint()
                .orElseThrow(() -> new BadInputException("turning: expected a figure with a surface seen from the side,"
                        + " found none in \"" + figure.title() + "\""));
        if (frames < 2) {
            throw new BadInputException("turning: expected at least 2 frames, found " + frames);
        }
        List<Camera> cameras = IntStream.range(0, frames)
                .mapToObj(i -> start.turnedBy(360.0 * i / frames, 0))
                .toList();
        return new FigureAnimation(frames, Turntable.around(figure, cameras, options)::get, TURN_MILLIS, 0);
    }

    /**
     * The paths over a figure's maps and surfaces, each growing from its first point to its last, one point at a time.
     *
     * @throws BadInputException if the figure has no path
     */
    public static FigureAnimation growing(Figure figure) {
        int points = longestTrail(figure);
        if (points == 0) {
            throw new BadInputException(
                    "growing: expected a figure with a path of snapshots, found none in \"" + figure.title() + "\"");
        }
        int frames = Math.min(points, MOST_FRAMES);
        return new FigureAnimation(
                frames,
                i -> grown(figure, (int) Math.ceil((i + 1.0) * points / frames)),
                frameMillis(frames),
                REST_MILLIS);
    }

    /**
     * Figures that follow each other on common scales: axes of curves, heights and colours of maps and surfaces.
     *
     * @param figures at least one
     */
    public static FigureAnimation following(List<Figure> figures) {
        List<Figure> scaled = CommonScales.of(figures);
        return new FigureAnimation(scaled.size(), scaled::get, frameMillis(scaled.size()), REST_MILLIS);
    }

    private static int frameMillis(int frames) {
        return Math.min(SLOWEST_MILLIS, Math.max(20, LONGEST_GROWTH_MILLIS / frames));
    }

    private static int longestTrail(Figure figure) {
        if (figure instanceof FigureSheet sheet) {
            return sheet.cells().stream()
                    .mapToInt(FigureAnimation::longestTrail)
                    .max()
                    .orElse(0);
        }
        if (figure instanceof ReliefFigure relief) {
            return longestTrail(relief.map());
        }
        return figure instanceof HeatMapFigure map
                ? map.trails().stream()
                        .mapToInt(trail -> trail.points().size())
                        .max()
                        .orElse(0)
                : 0;
    }

    private static Figure grown(Figure figure, int points) {
        if (figure instanceof FigureSheet sheet) {
            return sheet.withCells(
                    sheet.cells().stream().map(cell -> grown(cell, points)).toList());
        }
        if (figure instanceof ReliefFigure relief) {
            return new ReliefFigure(grown(relief.map(), points), relief.camera(), relief.mesh());
        }
        return figure instanceof HeatMapFigure map ? grown(map, points) : figure;
    }

    private static HeatMapFigure grown(HeatMapFigure map, int points) {
        return map.withTrails(
                map.trails().stream().map(trail -> trail.first(points)).toList());
    }
}
