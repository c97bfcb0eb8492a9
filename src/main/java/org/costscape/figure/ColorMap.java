package org.costscape.figure;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Colours for values, in which equal differences look equally large, also in grey and to the colour-blind: lightness rises
 * all the way from the lowest value to the highest, or from both ends to the middle.
 *
 * <p>Reference: S. van der Walt and N. Smith, "A better default colormap for Matplotlib", SciPy 2015 (viridis, magma, CC0);
 * J. R. Nuñez, C. R. Anderton and R. S. Renslow, "Optimizing colormaps with consideration for color vision deficiency to
 * enable accurate interpretation of scientific data", PLOS ONE 13(7), 2018 (cividis); their tables of 256 colours, rounded to
 * eight bits.
 */
public enum ColorMap {
    /** Dark blue over green to yellow. */
    VIRIDIS,
    /** Dark blue over grey to yellow: looks the same to those who do not see red or green. */
    CIVIDIS,
    /** Black over purple and orange to a light yellow. */
    MAGMA,
    /** Black to white, as grey levels are stored: for pictures. */
    GREY,
    /** Blue over white to orange-brown, for signed values: lightness is linear in CIELAB and the same on both sides. */
    DIVERGING;

    @SuppressWarnings("ImmutableEnumChecker") // the table is filled once and never handed out
    private final Color[] colors = read(name().toLowerCase(Locale.ROOT) + ".txt");

    /** The colour at a position from 0, the lowest value, to 1, the highest. */
    Color at(double position) {
        return colors[(int) Math.max(0, Math.min(colors.length - 1, Math.floor(position * colors.length)))];
    }

    /** The colour between those of the table, as 0xRRGGBB. */
    int blended(double position) {
        double place = Math.max(0, Math.min(colors.length - 1, position * colors.length - 0.5));
        Color below = colors[(int) place];
        Color above = colors[Math.min(colors.length - 1, (int) place + 1)];
        double share = place - (int) place;
        return (mixed(below.getRed(), above.getRed(), share) << 16)
                | (mixed(below.getGreen(), above.getGreen(), share) << 8)
                | mixed(below.getBlue(), above.getBlue(), share);
    }

    /** Black or white, whichever is easier to see on the colour at {@code position}. */
    Color contrast(double position) {
        Color ground = at(position);
        double luma = 0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue();
        return luma > 115 ? Color.BLACK : Color.WHITE;
    }

    /** The range that these colours span: symmetric about 0 where they diverge and there are values on both sides. */
    Range range(Range values) {
        double most = Math.max(-values.lower(), values.upper());
        return this == DIVERGING && values.lower() < 0 && values.upper() > 0 ? new Range(-most, most) : values;
    }

    private static int mixed(int below, int above, double share) {
        return (int) Math.round(below + share * (above - below));
    }

    private static Color[] read(String table) {
        try (InputStream in = Objects.requireNonNull(ColorMap.class.getResourceAsStream(table), table)) {
            List<String> codes = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .toList();
            return codes.stream()
                    .map(code -> new Color(Integer.parseInt(code, 16)))
                    .toArray(Color[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
