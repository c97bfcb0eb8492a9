package org.costscape.app;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import org.costscape.app.kind.Seen;
import org.costscape.app.kind.Shown;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.FigurePainter;
import org.costscape.figure.PaintedPanel;
import org.costscape.figure.Panel;
import org.costscape.figure.PanelGeometry;
import org.costscape.figure.Picture;
import org.costscape.figure.Theme;

/** A figure as pixels, with all that is needed to show it and to read it. */
final class Painted {
    private final Shown shown;
    private final Canvas canvas;
    private final IntBuffer pixels;
    private final List<PanelGeometry> panels;
    private final Picture picture;

    /**
     * How large to paint.
     *
     * @param width in pixels
     * @param height in pixels
     * @param scale pixels per layout unit
     */
    record Canvas(int width, int height, double scale, Theme theme) {}

    private Painted(Shown shown, Canvas canvas, Picture picture) {
        this.shown = shown;
        this.canvas = canvas;
        this.pixels = IntBuffer.wrap(picture.pixels());
        this.panels = picture.panels();
        this.picture = picture;
    }

    /**
     * Paints; takes some hundredths of a second.
     *
     * @param seen from where, and on which scale
     * @param quickly with jagged edges of surfaces, in less than half the time
     */
    static Painted of(Shown shown, Seen seen, Canvas canvas, boolean quickly) {
        Figure figure = seen.of(shown.figure());
        return new Painted(
                shown,
                canvas,
                quickly
                        ? FigurePainter.paintQuickly(
                                figure, canvas.width(), canvas.height(), canvas.scale(), canvas.theme())
                        : FigurePainter.paint(figure, canvas.width(), canvas.height(), canvas.scale(), canvas.theme()));
    }

    /** Loads what painting needs, so that the first figure need not wait for it. */
    static void warmUp() {
        CurveFigure nothing = CurveFigure.of("–", "–", "–", Panel.of("–"));
        FigurePainter.paint(nothing, 600, 400, 1, Theme.LIGHT);
    }

    Shown shown() {
        return shown;
    }

    Canvas canvas() {
        return canvas;
    }

    /** The pixels row by row as 0xAARRGGBB, opaque; the screen reads them, nobody writes them. */
    IntBuffer pixels() {
        return pixels;
    }

    /** The panels that have axes. */
    List<PaintedPanel> painted() {
        return picture.painted();
    }

    /** The panel at a pixel position, of which can be asked what is seen there. */
    Optional<PaintedPanel> panelAt(double px, double py) {
        return picture.panelAt(px, py);
    }

    /** Where the panels of curves and maps lie, in pixels. */
    List<PanelGeometry> panels() {
        return panels;
    }
}
