package org.costscape.cli;

import java.util.Optional;
import org.costscape.figure.Camera;
import org.costscape.figure.ColorMap;
import org.costscape.figure.Motion;
import org.costscape.figure.SurfaceLook;
import org.costscape.figure.SurfaceLook.View;
import org.costscape.file.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that figures of a cost over two directions share: how the PNG shows it. */
final class SurfaceOptions {
    @Option(
            names = "--view",
            paramLabel = "VIEW",
            converter = Views.class,
            description =
                    "3d: a surface in a box; contour: colours with labelled lines of equal cost; map: a cell of colour for"
                            + " each point. A plane is a contour figure by default, a surface and a step are 3d.")
    private @Nullable View view;

    @Option(
            names = "--camera",
            paramLabel = "AZ,EL",
            converter = Cameras.class,
            description =
                    "From where a 3d view is seen: degrees about the vertical axis, and above the floor; −55,28 by"
                            + " default, −55,42 of a step.")
    private @Nullable Camera camera;

    @Option(names = "--mesh", description = "Draw the lines of the grid on a 3d view.")
    private boolean mesh;

    @Option(
            names = "--colors",
            paramLabel = "MAP",
            description = "viridis (the default), cividis, magma, grey or diverging; all readable in grey and to the"
                    + " colour-blind.")
    private ColorMap colors = ColorMap.VIRIDIS;

    @Option(
            names = "--log-z",
            negatable = true,
            description = "Logarithmic costs, or --no-log-z for linear ones; by default, the costs decide.")
    private @Nullable Boolean logarithmic;

    @Option(
            names = "--z",
            paramLabel = "FROM:TO",
            converter = Ranges.class,
            description =
                    "Costs between the lowest and the highest colour, the same for several figures; what lies outside"
                            + " is cut off. All costs by default.")
    private @Nullable Range range;

    @Option(
            names = "--turn",
            paramLabel = "N",
            description =
                    "Turn a 3d view once about its vertical axis, in N frames, into --out FILE.gif or a folder of PNG"
                            + " files.")
    private @Nullable Integer turn;

    @Option(
            names = "--grow",
            description =
                    "Of a plane or a surface: let the path of a run grow snapshot by snapshot, into --out FILE.gif or a folder of PNG files.")
    private boolean grow;

    /** What was asked for, and else what {@code usual} says. */
    SurfaceLook look(SurfaceLook usual) {
        View chosen = view == null ? usual.view() : view;
        if (chosen != View.RELIEF && (camera != null || mesh)) {
            throw new BadInputException((camera != null ? "--camera" : "--mesh")
                    + ": expected --view 3d with it, found --view " + chosen.text());
        }
        if (turn != null && (grow || chosen != View.RELIEF)) {
            throw new BadInputException("--turn: expected "
                    + (grow ? "it without --grow, found both" : "--view 3d with it, found --view " + chosen.text()));
        }
        Optional<Motion> motion = grow
                ? Optional.of(new Motion.Grow())
                : Optional.ofNullable(turn).map(Motion.Turn::new);
        return new SurfaceLook(
                chosen,
                camera == null ? usual.camera() : camera,
                colors,
                Optional.ofNullable(logarithmic),
                Optional.ofNullable(range).map(each -> each.of("--z")),
                mesh,
                motion);
    }
}
