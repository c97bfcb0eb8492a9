package org.costscape.cli;

import org.costscape.figure.ExportOptions;
import org.costscape.figure.SurfaceLook;
import org.costscape.figure.Theme;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all figures share: size and theme. */
final class Look {
    private static final Size ANIMATION = new Size(800, 600);

    @Option(names = "--theme", description = "light or dark; light by default.")
    private Theme theme = ExportOptions.halfPage().theme();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Sizes.class,
            description =
                    "Pixels; 1600x1200 by default, of an animation 800x600. With --dpi they are the size of an SVG or PDF on paper.")
    private @Nullable Size size;

    @Option(names = "--dpi", paramLabel = "N", description = "Pixels per inch on paper; ${DEFAULT-VALUE} by default.")
    private int dpi = ExportOptions.halfPage().dpi();

    @Option(names = "--transparent", description = "Leave out the background, for slides and pages of any colour.")
    private boolean transparent;

    ExportOptions options() {
        return options(new Size(
                ExportOptions.halfPage().width(), ExportOptions.halfPage().height()));
    }

    /** Those of a figure that may be an animation. */
    ExportOptions options(SurfaceLook drawn) {
        return drawn.motion().isPresent() ? options(ANIMATION) : options();
    }

    private ExportOptions options(Size usual) {
        Size chosen = size == null ? usual : size;
        return new ExportOptions(chosen.width(), chosen.height(), dpi, theme, transparent);
    }
}
