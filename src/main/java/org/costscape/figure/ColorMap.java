package org.costscape.figure;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Viridis: colours from dark blue over green to yellow, in which equal differences of a value look equally large, also in
 * grey and to the colour-blind.
 *
 * <p>Reference: S. van der Walt and N. Smith, "A better default colormap for Matplotlib", SciPy 2015; their table of 256
 * colours (CC0), rounded to eight bits.
 */
final class ColorMap {
    private static final String TABLE = "viridis.txt";
    private static final ColorMap VIRIDIS = read(TABLE);

    private final Color[] colors;

    private ColorMap(Color[] colors) {
        this.colors = colors;
    }

    static ColorMap viridis() {
        return VIRIDIS;
    }

    /** The colour at a position from 0, the lowest value, to 1, the highest. */
    Color at(double position) {
        return colors[(int) Math.max(0, Math.min(colors.length - 1, Math.floor(position * colors.length)))];
    }

    private static ColorMap read(String name) {
        try (InputStream in = Objects.requireNonNull(ColorMap.class.getResourceAsStream(name), name)) {
            List<String> codes = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .toList();
            Color[] colors = new Color[codes.size()];
            for (int i = 0; i < codes.size(); i++) {
                colors[i] = new Color(Integer.parseInt(codes.get(i), 16));
            }
            return new ColorMap(colors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
