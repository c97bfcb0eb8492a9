package org.costscape.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.figure.GraphEdge;
import org.costscape.figure.GraphFigure;
import org.costscape.figure.GraphPanel;
import org.costscape.file.AtomicFile;

/** Writes the graphs of Net2Net as a PNG figure, as JSON in full, or as CSV, an edge a line; the extension of the file decides. */
public final class Net2NetFiles {
    /** What the workflow is called where operators are named. */
    public static final String WORKFLOW = "workflow";

    private Net2NetFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param graph a network and what is made of it; empty for the workflow
     * @param options size and look of a PNG
     */
    public static void write(Optional<Net2NetGraph> graph, Path out, ExportOptions options) {
        GraphFigure figure = graph.map(Net2NetFigure::of).orElseGet(Net2NetFigure::workflow);
        String command = Provenance.command(
                "net2net " + graph.map(each -> each.operator().text()).orElse(WORKFLOW),
                List.of(),
                graph.map(each -> List.of("--seed " + each.seed())).orElse(List.of()),
                options,
                out);
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            AtomicFile.writeString(out, csv(figure));
        } else if (name.endsWith(".json")) {
            AtomicFile.writeString(out, Definitions.write(table(graph, figure, command)));
        } else {
            Map<String, String> texts = new LinkedHashMap<>();
            texts.put("Software", "Costscape " + Version.current());
            texts.put("Command", command);
            FigureFiles.write(figure.withProvenance(texts), out, options);
        }
    }

    private static Map<String, Object> table(Optional<Net2NetGraph> graph, GraphFigure figure, String command) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "net2net");
        graph.ifPresent(each -> {
            table.put("operator", each.operator().text());
            table.put("seed", each.seed());
            table.put("inputs", Net2NetGraph.INPUTS);
            table.put("maxOutputDifference", each.change());
            table.put("teacher", new TreeMap<>(each.teacher().numbers()));
            table.put("student", new TreeMap<>(each.student().numbers()));
        });
        table.put("panels", figure.panels());
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        table.put("provenance", provenance);
        return table;
    }

    private static String csv(GraphFigure figure) {
        StringBuilder text = new StringBuilder("panel,from,to,label,kind\n");
        for (int i = 0; i < figure.panels().size(); i++) {
            GraphPanel panel = figure.panels().get(i);
            for (GraphEdge edge : panel.edges()) {
                text.append(String.join(
                                ",",
                                Integer.toString(i + 1),
                                edge.from(),
                                edge.to(),
                                edge.label(),
                                edge.kind().name().toLowerCase(Locale.ROOT)))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
