package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.file.AtomicFile;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/**
 * Writes the decays of the learning rate along one or two runs as a figure, as JSON in full, or as CSV columns; the
 * extension of the file decides.
 */
public final class ValleyFiles {
    private ValleyFiles() {}

    /**
     * Writes the file whole or not at all.
     *
     * @param results one or two, of one request
     * @param request what was asked for
     * @param options size and look of a figure
     */
    public static void write(List<ValleyResult> results, ValleyRequest request, Path out, ExportOptions options) {
        String command = command(results, request, out, options);
        switch (ResultFormat.of(out)) {
            case CSV -> AtomicFile.writeString(out, csv(results));
            case JSON -> AtomicFile.writeString(out, Definitions.write(table(results, command)));
            case FIGURE -> {
                Map<String, String> texts =
                        Provenance.texts(command, results.get(0).definition());
                if (results.size() > 1) {
                    texts.put("Run 2", Definitions.write(results.get(1).definition()));
                }
                texts.put(
                        "Points",
                        branches(results)
                                .map(branch -> "step " + branch.step() + ", SHA-256 " + branch.sha256())
                                .collect(Collectors.joining("; ")));
                FigureFiles.write(ValleyFigure.of(results).withProvenance(texts), out, options);
            }
        }
    }

    private static Stream<ValleyResult.Branch> branches(List<ValleyResult> results) {
        return results.stream().flatMap(result -> result.branches().stream());
    }

    private static String command(List<ValleyResult> results, ValleyRequest request, Path out, ExportOptions options) {
        ValleyResult first = results.get(0);
        List<String> what = new ArrayList<>();
        what.add(
                request.at().isEmpty()
                        ? "--branches " + request.branches()
                        : "--at "
                                + request.at().stream()
                                        .map(SnapshotChoice::text)
                                        .collect(Collectors.joining(",")));
        request.steps().ifPresent(steps -> what.add("--steps " + steps));
        request.top().ifPresent(top -> what.add("--top " + top));
        Provenance.data(first.run(), first.definition()).ifPresent(what::add);
        List<RunFolder> runs = results.stream().map(ValleyResult::run).toList();
        return Provenance.command("valley", runs, what, options, out);
    }

    private static Map<String, Object> table(List<ValleyResult> results, String command) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("costscape", Version.current());
        provenance.put("command", command);
        provenance.put("runs", results.stream().map(ValleyResult::definition).toList());
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("figure", "valley");
        table.put("runs", RunNames.each(results, ValleyResult::run, ValleyFiles::run));
        table.put("provenance", provenance);
        return table;
    }

    private static Map<String, Object> run(String name, ValleyResult result) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("run", name);
        table.put("experiment", result.definition().experiment().name());
        table.put("decaySteps", result.steps());
        table.put("top", result.top());
        table.put("step", result.history().stream().map(HistoryEntry::step).toList());
        table.put("cost", result.history().stream().map(HistoryEntry::trainCost).toList());
        table.put(
                "branches", result.branches().stream().map(ValleyFiles::branch).toList());
        return table;
    }

    private static Map<String, Object> branch(ValleyResult.Branch branch) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("step", branch.step());
        table.put("sha256", branch.sha256());
        table.put("learningRate", branch.rate());
        table.put("continued", branch.continued());
        table.put("costs", branch.costs());
        table.put("before", branch.before());
        table.put("after", branch.after());
        return table;
    }

    /** Two lines for each decay. */
    private static String csv(List<ValleyResult> results) {
        return "run,branch,step,cost,gradientSquare,topSquare,restSquare,lambdaMax,largestResidual\n"
                + String.join("", RunNames.each(results, ValleyResult::run, ValleyFiles::lines));
    }

    private static String lines(String run, ValleyResult result) {
        StringBuilder text = new StringBuilder();
        for (ValleyResult.Branch branch : result.branches()) {
            ValleyResult.Cost first = branch.costs().get(0);
            ValleyResult.Cost last = branch.costs().get(branch.costs().size() - 1);
            text.append(line(RunNames.csv(run), branch.step(), first, branch.before()));
            text.append(line(RunNames.csv(run), branch.step(), last, branch.after()));
        }
        return text.toString();
    }

    private static String line(String run, int branch, ValleyResult.Cost cost, ValleyResult.Split split) {
        return List.<Number>of(
                        branch,
                        cost.step(),
                        cost.value(),
                        split.square(),
                        split.topSquare(),
                        split.restSquare(),
                        split.eigenvalues().get(0),
                        split.residuals().stream()
                                .mapToDouble(each -> each)
                                .max()
                                .orElseThrow())
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", run + ",", "\n"));
    }
}
