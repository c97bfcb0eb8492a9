package org.costscape.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A painted figure: its pixels, and what its panels show where. */
public final class Picture {
    private static final int OPAQUE = 0xFF000000;

    private final BufferedImage image;
    private final int[] pixels;
    private final List<PaintedPanel> painted;

    /** @param image of ints, opaque without alpha or with alpha that is not multiplied in; nobody paints on it any more */
    Picture(BufferedImage image, List<PaintedPanel> painted) {
        this.image = image;
        this.painted = List.copyOf(painted);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        if (!image.getColorModel().hasAlpha()) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] |= OPAQUE;
            }
        }
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /**
     * The pixels row by row as 0xAARRGGBB, alpha not multiplied in; all opaque unless a transparent ground was asked for.
     * They are the picture's own, no copy, so that each frame of a figure that is turned can be shown at once: for reading.
     */
    public int[] pixels() {
        return pixels;
    }

    /** A copy of {@link #pixels}. */
    public int[] argb() {
        return pixels.clone();
    }

    /** One pixel as 0xAARRGGBB. */
    public int argb(int px, int py) {
        return image.getRGB(px, py);
    }

    /** All panels, those of a sheet figure by figure, each from top to bottom. */
    public List<PaintedPanel> painted() {
        return painted;
    }

    /** The panel at a pixel position. */
    public Optional<PaintedPanel> panelAt(double px, double py) {
        return painted.stream().filter(panel -> panel.contains(px, py)).findFirst();
    }

    /** Those of the panels that have two axes on the paper. */
    public List<PanelGeometry> panels() {
        return painted.stream()
                .flatMap(panel -> panel instanceof FlatPanel flat ? Stream.of(flat.geometry()) : Stream.empty())
                .toList();
    }

    BufferedImage image() {
        return image;
    }
}
