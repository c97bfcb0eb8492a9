package org.costscape.figure;

import java.awt.image.BufferedImage;
import java.util.List;

/** A painted figure: opaque pixels, and where its panels lie in them. */
public final class Picture {
    private final BufferedImage image;
    private final List<PanelGeometry> panels;

    Picture(BufferedImage image, List<PanelGeometry> panels) {
        this.image = image;
        this.panels = List.copyOf(panels);
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /** The pixels row by row as 0xAARRGGBB, a copy. */
    public int[] argb() {
        return image.getRGB(0, 0, width(), height(), null, 0, width());
    }

    /** One pixel as 0xAARRGGBB. */
    public int argb(int px, int py) {
        return image.getRGB(px, py);
    }

    /** The panels from top to bottom. */
    public List<PanelGeometry> panels() {
        return panels;
    }

    BufferedImage image() {
        return image;
    }
}
