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
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.file.AtomicFile;
import org.costscape.landscape.LinePoint;

/** The linear paths of several networks as small multiples. */
public final class LinePaths {
    private static final int COLUMNS = 3;

    private LinePaths() {}

    /** Writes them as a figure, or as JSON; the ending decides. */
    public static void write(List<LineResult> lines, Path out, ExportOptions options) {
        if (ResultFormat.of(out) == ResultFormat.JSON) {
            List<Object> tables = new ArrayList<>();
            lines.forEach(line -> tables.add(LineFiles.table(line, command(line))));
            Map<String, Object> table = new LinkedHashMap<>();
            table.put("figure", "linear-paths");
            table.put("lines", tables);
            AtomicFile.writeString(out, Definitions.write(table));
        } else {
            FigureFiles.write(figure(lines), out, options);
        }
    }

    private static Figure figure(List<LineResult> lines) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("Costscape version", Version.current());
        lines.forEach(line ->
                provenance.put("Command " + line.definition().experiment().name(), command(line)));
        return new FigureSheet(
                        "Linear paths",
                        "J((1 − α)θ₀ + αθ_f) from the initialization, α = 0, to the solution, α = 1;"
                                + " mean cost of the training and of the held-out set, where one is held out.",
                        COLUMNS,
                        lines.stream().map(LinePaths::cell).toList(),
                        provenance)
                .lettered();
    }

    private static String command(LineResult line) {
        return "costscape draw line " + Provenance.quoted(line.run().path().toString()) + " --out line.png";
    }

    private static Figure cell(LineResult line) {
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
        String unit = line.definition().experiment().objective().unit();
        Panel panel = Panel.of(unit.isEmpty() ? "J" : "J (" + unit + ")", curves.toArray(Curve[]::new))
                .startingAtZero();
        return CurveFigure.of(line.definition().experiment().title(), "", "α", panel)
                .withXRange(line.request().grid().from(), line.request().grid().to());
    }
}
