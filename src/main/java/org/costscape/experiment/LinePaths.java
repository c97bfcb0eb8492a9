package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureFiles;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.LegendSpot;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.LinePoint;

/** The linear paths of several networks as small multiples. */
public final class LinePaths {
    /** More in a row would not be legible on half a page. */
    private static final int COLUMNS = 2;

    private LinePaths() {}

    /**
     * Writes them as a figure, or as JSON; the ending decides.
     *
     * @param title which networks they are of
     * @param lines over one range of α
     */
    public static void write(String title, List<LineResult> lines, Path out, ExportOptions options) {
        if (ResultFormat.of(out) == ResultFormat.JSON) {
            List<Object> tables = new ArrayList<>();
            lines.forEach(line -> tables.add(LineFiles.table(line, command(line))));
            Map<String, Object> table = new LinkedHashMap<>();
            table.put("figure", "linear-paths");
            table.put("lines", tables);
            AtomicFile.writeString(out, Definitions.write(table));
        } else {
            FigureFiles.write(figure(title, lines), out, options);
        }
    }

    private static Figure figure(String title, List<LineResult> lines) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("Costscape version", Version.current());
        lines.forEach(line ->
                provenance.put("Command " + line.definition().experiment().name(), command(line)));
        List<Figure> cells = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            CurveFigure cell = cell(lines.get(i), i + COLUMNS < lines.size() ? "" : "α");
            cells.add(i == 0 ? cell : cell.withLegend(LegendSpot.NONE));
        }
        return new FigureSheet(
                        title,
                        "Mean cost J((1 − α)θ₀ + αθ_f) from the initialization, α = 0, to the solution, α = 1, on the"
                                + " training and the held-out set, where one is held out.",
                        COLUMNS,
                        cells,
                        provenance)
                .lettered();
    }

    private static String command(LineResult line) {
        return "costscape draw line " + Provenance.quoted(line.run().path()) + " --out line.png";
    }

    /** Its title says what is on the y axis, so that the panel is as high as can be. */
    private static CurveFigure cell(LineResult line, String xTitle) {
        List<LinePoint> points = line.profile().points();
        double[] alpha = points.stream().mapToDouble(LinePoint::alpha).toArray();
        List<Curve> curves = new ArrayList<>();
        curves.add(Curve.of(
                "training",
                Role.TRAINING,
                alpha,
                points.stream().mapToDouble(point -> point.train().cost()).toArray()));
        if (line.definition().experiment().data().holdsOut()) {
            curves.add(Curve.of(
                    "held-out",
                    Role.HELD_OUT,
                    alpha,
                    points.stream()
                            .mapToDouble(point -> point.heldOut().orElseThrow().cost())
                            .toArray()));
        }
        Experiment experiment = line.definition().experiment();
        String unit = experiment.objective().unit();
        Panel panel = Panel.of("", curves.toArray(Curve[]::new)).startingAtZero();
        return CurveFigure.of(experiment.name() + ": J" + (unit.isEmpty() ? "" : " (" + unit + ")"), "", xTitle, panel)
                .withXRange(line.request().grid().from(), line.request().grid().to());
    }
}
