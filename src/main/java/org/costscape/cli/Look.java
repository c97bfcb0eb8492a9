package org.costscape.cli;

import org.costscape.figure.ExportOptions;
import org.costscape.figure.Theme;
import picocli.CommandLine.Option;

/** The options that all figures share: size and theme. */
final class Look {
    @Option(names = "--theme", description = "light or dark; light by default.")
    private Theme theme = ExportOptions.halfPage().theme();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Sizes.class,
            description = "Pixels; 1600x1200 by default. With --dpi they are the size of an SVG or PDF on paper.")
    private Size size =
            new Size(ExportOptions.halfPage().width(), ExportOptions.halfPage().height());

    @Option(names = "--dpi", paramLabel = "N", description = "Pixels per inch on paper; ${DEFAULT-VALUE} by default.")
    private int dpi = ExportOptions.halfPage().dpi();

    ExportOptions options() {
        return new ExportOptions(size.width(), size.height(), dpi, theme);
    }
}
