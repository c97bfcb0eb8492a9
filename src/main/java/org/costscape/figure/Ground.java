package org.costscape.figure;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;

/** What a figure stands on, and what halos and hollow shapes show of it: the theme's background, or whatever lies beneath. */
enum Ground {
    /** The theme's background. */
    OPAQUE,
    /** Nothing; a halo clears the pixels that were painted. */
    CLEARED,
    /** Nothing; a halo changes nothing, because lines that are drawn can't be cleared. */
    NONE;

    /** Travels with the graphics to all who paint. */
    private static final RenderingHints.Key KEY = new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Ground;
        }
    };

    /** The ground of pixels, or of lines and text. */
    static Ground of(ExportOptions options, boolean pixels) {
        if (!options.transparent()) {
            return OPAQUE;
        }
        return pixels ? CLEARED : NONE;
    }

    void lay(Graphics2D g) {
        g.setRenderingHint(KEY, this);
    }

    static boolean isOpaque(Graphics2D g) {
        return of(g) == OPAQUE;
    }

    /** Lets the ground be seen in a shape. */
    static void fill(Graphics2D g, Shape shape, Theme theme) {
        fill(g, shape, theme, 255);
    }

    /** The same with an opacity, of 255: what was painted there shines through. */
    static void fill(Graphics2D g, Shape shape, Theme theme, int opacity) {
        Color ground = theme.background();
        g.setColor(new Color(ground.getRed(), ground.getGreen(), ground.getBlue(), opacity));
        switch (of(g)) {
            case OPAQUE -> g.fill(shape);
            case CLEARED -> {
                Composite before = g.getComposite();
                g.setComposite(AlphaComposite.DstOut);
                g.fill(shape);
                g.setComposite(before);
            }
            case NONE -> {}
        }
    }

    private static Ground of(Graphics2D g) {
        return g.getRenderingHint(KEY) instanceof Ground ground ? ground : OPAQUE;
    }
}
