package org.costscape.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.training.RunFolder;

/** That the parameters of two runs are of one layout and precision, so that they have points on one plane. */
final class SameBlocks {
    private SameBlocks() {}

    /**
     * Checks it.
     *
     * @param runner of the first run
     * @throws BadInputException that names the blocks which differ
     */
    static void check(ExperimentRunner runner, RunFolder first, RunFolder other) {
        Experiment experiment = RunDefinition.read(other).experiment();
        if (experiment.precision() != runner.experiment().precision()) {
            throw new BadInputException(other.path() + ": expected a run in "
                    + runner.experiment().precision().name().toLowerCase(Locale.ROOT) + " like " + first.path()
                    + ", found one in "
                    + experiment.precision().name().toLowerCase(Locale.ROOT));
        }
        Map<String, List<Integer>> expected = shapes(runner.training().layout());
        Map<String, List<Integer>> found =
                layout(experiment.network()).map(SameBlocks::shapes).orElse(Map.of());
        List<String> differences = new ArrayList<>();
        expected.forEach((name, shape) -> {
            if (!shape.equals(found.get(name))) {
                differences.add(name + " " + shape + " is "
                        + (found.containsKey(name) ? String.valueOf(found.get(name)) : "missing"));
            }
        });
        found.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .forEach(name -> differences.add(name + " " + found.get(name) + " is added"));
        if (!differences.isEmpty() && !found.isEmpty()) {
            throw new BadInputException(other.path() + ": expected a network with the blocks of " + first.path()
                    + ", but " + String.join(", ", differences) + "; choose runs of one network");
        }
    }

    private static Map<String, List<Integer>> shapes(ParameterLayout layout) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (Block block : layout.blocks()) {
            shapes.put(block.name(), block.shape());
        }
        return shapes;
    }

    /** The blocks of a network; none of a toy, whose snapshots are checked when they are read. */
    private static Optional<ParameterLayout> layout(NetworkDefinition network) {
        if (network instanceof FeedforwardDefinition feedforward) {
            return Optional.of(feedforward.build().layout());
        }
        return network instanceof LanguageModelDefinition model
                ? Optional.of(model.build().layout())
                : Optional.empty();
    }
}
