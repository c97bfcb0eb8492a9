package org.costscape.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.costscape.figure.Camera;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.figure.FigurePainter;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.ReliefFigure;
import org.costscape.figure.Theme;
import org.costscape.figure.ValueGrid;

/** A surface with hills and pits that is turned, and written into a large file: whole figures, axes and text included. */
final class SurfaceBenchmark {
    private static final int DEGREES_A_FRAME = 3;

    private final HeatMapFigure map;
    private int frame;

    /** @param side points along each side of the grid */
    SurfaceBenchmark(int side) {
        double[] axis = new double[side];
        double[][] values = new double[side][side];
        for (int i = 0; i < side; i++) {
            axis[i] = -3 + 6.0 * i / (side - 1);
        }
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                values[i][j] = Math.sin(2 * axis[i]) * Math.cos(axis[j]) + 0.1 * axis[j] * axis[j];
            }
        }
        map = HeatMapFigure.of("Surface", "", "a", "b", "cost", ValueGrid.of(axis, axis, values));
    }

    /** Paints the next view. */
    void turn(int width, int height) {
        int azimuth = (frame++ * DEGREES_A_FRAME) % 360;
        ReliefFigure figure = new ReliefFigure(map, Camera.at(azimuth, Camera.DEFAULT.elevation()), false);
        FigurePainter.paintQuickly(figure, width, height, 1, Theme.LIGHT);
    }

    /** Seconds for a PNG file, with smooth edges. */
    double write(int width, int height) {
        try {
            Path file = Files.createTempFile("surface", ".png");
            long start = System.nanoTime();
            FigureFiles.write(
                    new ReliefFigure(map, Camera.DEFAULT, false),
                    file,
                    new ExportOptions(width, height, 300, Theme.LIGHT));
            double seconds = (System.nanoTime() - start) / 1e9;
            Files.delete(file);
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
