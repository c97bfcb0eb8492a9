package org.costscape.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.training.RunFolder;

/** That two runs have one network, so that their parameters can be interpolated. */
final class SameNetwork {
    private static final int MOST_NAMED = 3;

    private SameNetwork() {}

    /**
     * Checks it.
     *
     * @param layout of the first run's θ
     * @throws BadInputException that names the blocks, or else the layers, which differ
     */
    static void check(RunFolder first, Experiment a, ParameterLayout layout, RunFolder second) {
        Experiment b = RunDefinition.read(second).experiment();
        if (a.precision() != b.precision()) {
            throw different(first, second, List.of("precision: " + a.precision() + " and " + b.precision()));
        }
        List<String> differences = blocks(layout, b);
        if (differences.isEmpty()) {
            differences = layers(a, b);
        }
        if (!differences.isEmpty()) {
            throw different(first, second, differences);
        }
    }

    private static List<String> blocks(ParameterLayout layout, Experiment b) {
        Map<String, List<Integer>> ofA = shapes(layout);
        Map<String, List<Integer>> ofB = shapes(b.layout());
        Set<String> names = new LinkedHashSet<>(ofA.keySet());
        names.addAll(ofB.keySet());
        return names.stream()
                .filter(name -> !shape(ofA, name).equals(shape(ofB, name)))
                .map(name -> name + ": " + shape(ofA, name) + " and " + shape(ofB, name))
                .toList();
    }

    private static String shape(Map<String, List<Integer>> shapes, String name) {
        List<Integer> shape = shapes.get(name);
        return shape == null ? "none" : shape.toString();
    }

    private static Map<String, List<Integer>> shapes(ParameterLayout layout) {
        return layout.blocks().stream()
                .collect(Collectors.toMap(Block::name, Block::shape, (one, other) -> one, LinkedHashMap::new));
    }

    private static List<String> layers(Experiment a, Experiment b) {
        if (a.network() instanceof FeedforwardDefinition one && b.network() instanceof FeedforwardDefinition other) {
            List<LayerDefinition> ofOther = other.layers();
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < Math.max(one.layers().size(), ofOther.size()); i++) {
                String here =
                        i < one.layers().size() ? Definitions.line(one.layers().get(i)) : "none";
                String there = i < ofOther.size() ? Definitions.line(ofOther.get(i)) : "none";
                if (!here.equals(there)) {
                    differences.add("layers[" + i + "]: " + here + " and " + there);
                }
            }
            return differences;
        }
        return List.of();
    }

    private static BadInputException different(RunFolder first, RunFolder second, List<String> differences) {
        int more = differences.size() - MOST_NAMED;
        return new BadInputException(first.path() + " and " + second.path() + " are of different networks: "
                + String.join("; ", differences.subList(0, Math.min(MOST_NAMED, differences.size())))
                + (more > 0 ? "; and " + more + " more" : "") + "; choose two runs of one network");
    }
}
