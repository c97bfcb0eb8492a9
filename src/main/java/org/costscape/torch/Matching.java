package org.costscape.torch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.costscape.file.BadInputException;
import org.costscape.parameter.TensorFile;

/**
 * Which tensor of a file is which block of a network, decided by shapes, and by numbers in names where shapes leave a choice.
 *
 * <ul>
 *   <li>Tensors are taken together in modules by their names, {@link ModuleName}.
 *   <li>A module belongs to the layer with the same tensors of the same shapes, if there is one such module and one such layer.
 *   <li>Where there are several of both, the names of these modules must differ in numbers alone ({@code fc2}, {@code fc10}); these,
 *       compared as numbers, tell the order of the layers. Otherwise nothing tells it, and nothing is guessed.
 *   <li>A given name goes before all that.
 * </ul>
 */
public final class Matching {
    /** Counts batches where a momentum of {@code None} needs it; nothing here does. */
    private static final String COUNTER = "num_batches_tracked";

    private final TorchNetwork network;
    private final TensorFile file;
    private final Map<TorchTensor, TensorFile.Tensor> matched = new LinkedHashMap<>();
    private final Mismatches mismatches = new Mismatches();

    /**
     * A tensor and what it is here.
     *
     * @param theirs its name in the file
     * @param dtype type of its numbers
     * @param shape sizes of its axes
     * @param ours the block
     */
    public record Row(String theirs, String dtype, List<Integer> shape, String ours) {
        public Row {
            shape = List.copyOf(shape);
        }
    }

    private Matching(TorchNetwork network, TensorFile file) {
        this.network = network;
        this.file = file;
    }

    /**
     * Matches the tensors of a file with the blocks of a network; what does not fit is among the {@link #problems}.
     *
     * @param names of tensors in the file, by those of blocks; empty where shapes and numbers shall decide
     * @throws BadInputException if a given name is of no block or no tensor
     */
    public static Matching of(TorchNetwork network, TensorFile file, Map<String, String> names) {
        Matching matching = new Matching(network, file);
        List<FoundModule> found = matching.found();
        List<TorchModule> wanted = new ArrayList<>(network.modules());
        matching.takeNamed(names, wanted, found);
        matching.takeShaped(wanted, found);
        return matching;
    }

    /** What was matched, in the order of the layers. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (TorchModule module : network.modules()) {
            for (TorchTensor tensor : module.tensors()) {
                TensorFile.Tensor theirs = matched.get(tensor);
                if (theirs != null) {
                    rows.add(new Row(theirs.name(), theirs.dtype(), theirs.shape(), module.ourName(tensor)));
                }
            }
        }
        return rows;
    }

    /** What does not fit, a line each: name, shape found and expected, what to do; empty where all does. */
    public List<String> problems() {
        return mismatches.lines();
    }

    /** Hash of the file. */
    public String sha256() {
        return file.sha256();
    }

    /** The tensor in the file of each tensor of the network. */
    Map<TorchTensor, TensorFile.Tensor> matched() {
        return matched;
    }

    TorchNetwork network() {
        return network;
    }

    TensorFile file() {
        return file;
    }

    private List<FoundModule> found() {
        Map<ModuleName, FoundModule> modules = new LinkedHashMap<>();
        for (TensorFile.Tensor tensor : file.tensors()) {
            String role = ModuleName.role(tensor.name());
            if (!role.equals(COUNTER)) {
                modules.computeIfAbsent(
                                ModuleName.of(tensor.name()), name -> new FoundModule(name, new LinkedHashMap<>()))
                        .tensors()
                        .put(role, tensor);
            }
        }
        return modules.values().stream()
                .sorted(Comparator.comparing(FoundModule::numbered, NumberedName.IN_ORDER))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Takes the tensors that were named, and what stands in the same modules as these. */
    private void takeNamed(Map<String, String> names, List<TorchModule> wanted, List<FoundModule> found) {
        checkNames(names);
        for (TorchModule layer : List.copyOf(wanted)) {
            Map<String, TensorFile.Tensor> tensors = new LinkedHashMap<>();
            for (TorchTensor tensor : layer.tensors()) {
                String theirs = names.get(layer.ourName(tensor));
                if (theirs != null) {
                    tensors.put(tensor.role(), named(layer.ourName(tensor), theirs));
                }
            }
            if (!tensors.isEmpty()) {
                found.forEach(each -> each.tensors().values().removeAll(tensors.values()));
                ModuleName name =
                        ModuleName.of(tensors.values().iterator().next().name());
                found.stream()
                        .filter(each -> each.name().equals(name))
                        .forEach(each -> moveRest(layer, each.tensors(), tensors));
                wanted.remove(layer);
                take(layer, new FoundModule(name, tensors));
            }
        }
        found.removeIf(each -> each.tensors().isEmpty());
    }

    private static void moveRest(
            TorchModule layer, Map<String, TensorFile.Tensor> from, Map<String, TensorFile.Tensor> to) {
        for (TorchTensor tensor : layer.tensors()) {
            TensorFile.Tensor rest = to.containsKey(tensor.role()) ? null : from.remove(tensor.role());
            if (rest != null) {
                to.put(tensor.role(), rest);
            }
        }
    }

    private void checkNames(Map<String, String> names) {
        List<String> ours = network.modules().stream()
                .flatMap(layer -> layer.tensors().stream().map(layer::ourName))
                .toList();
        for (String name : names.keySet()) {
            if (!ours.contains(name)) {
                throw new BadInputException(
                        name + ": expected one of the blocks " + String.join(", ", ours) + ", found none of this name");
            }
        }
    }

    private TensorFile.Tensor named(String ours, String theirs) {
        return file.tensor(theirs)
                .orElseThrow(() -> new BadInputException(ours + ": expected the name of a tensor in " + file.file()
                        + ", which has "
                        + file.tensors().stream().map(TensorFile.Tensor::name).collect(Collectors.joining(", "))
                        + ", found \"" + theirs + "\""));
    }

    private void takeShaped(List<TorchModule> wanted, List<FoundModule> found) {
        List<TorchModule> missing = new ArrayList<>(wanted);
        List<FoundModule> left = new ArrayList<>(found);
        for (Map<String, List<Integer>> signature :
                wanted.stream().map(TorchModule::signature).collect(Collectors.toCollection(LinkedHashSet::new))) {
            List<TorchModule> layers = wanted.stream()
                    .filter(each -> each.signature().equals(signature))
                    .toList();
            List<FoundModule> candidates = found.stream()
                    .filter(each -> each.signature().equals(signature))
                    .toList();
            if (layers.size() == candidates.size() && !ordered(candidates)) {
                mismatches.ambiguous(layers, candidates);
                missing.removeAll(layers);
                left.removeAll(candidates);
                continue;
            }
            for (int i = 0; i < Math.min(layers.size(), candidates.size()); i++) {
                take(layers.get(i), candidates.get(i));
                missing.remove(layers.get(i));
                left.remove(candidates.get(i));
            }
        }
        compareLeft(missing, left);
    }

    /** Whether numbers alone tell the names apart, so that their order is that of the layers. */
    private static boolean ordered(List<FoundModule> modules) {
        return modules.stream().map(each -> each.numbered().text()).distinct().count() <= 1;
    }

    private void take(TorchModule layer, FoundModule module) {
        for (TorchTensor tensor : layer.tensors()) {
            TensorFile.Tensor theirs = module.tensors().get(tensor.role());
            if (theirs == null) {
                mismatches.lacks(layer, tensor, module);
            } else if (!theirs.shape().equals(tensor.shape())) {
                mismatches.shape(layer, tensor, theirs);
            } else if (!theirs.dtype().matches("B?F\\d+")) {
                mismatches.type(layer, tensor, theirs);
            } else {
                matched.put(tensor, theirs);
            }
        }
        module.tensors().forEach((role, theirs) -> {
            if (!layer.signature().containsKey(role)) {
                mismatches.extra(layer, role, theirs);
            }
        });
    }

    /** What has no layer, or no module, of the same shapes is compared in order, so that a line can say what differs. */
    private void compareLeft(List<TorchModule> missing, List<FoundModule> left) {
        int both = Math.min(missing.size(), left.size());
        for (int i = 0; i < both; i++) {
            take(missing.get(i), left.get(i));
        }
        missing.subList(both, missing.size()).forEach(mismatches::missing);
        left.subList(both, left.size()).forEach(mismatches::left);
    }
}
