package org.costscape.torch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final List<String> problems = new ArrayList<>();

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
        return List.copyOf(problems);
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
        Set<String> unknown = new LinkedHashSet<>(names.keySet());
        for (TorchModule module : List.copyOf(wanted)) {
            Map<String, TensorFile.Tensor> tensors = new LinkedHashMap<>();
            Optional<FoundModule> beside = Optional.empty();
            for (TorchTensor tensor : module.tensors()) {
                String ours = module.ourName(tensor);
                if (unknown.remove(ours)) {
                    TensorFile.Tensor theirs = named(ours, String.valueOf(names.get(ours)));
                    ModuleName of = ModuleName.of(theirs.name());
                    beside = beside.or(() -> found.stream()
                            .filter(each -> each.name().equals(of))
                            .findFirst());
                    found.forEach(each -> each.tensors().values().remove(theirs));
                    tensors.put(tensor.role(), theirs);
                }
            }
            if (!tensors.isEmpty()) {
                beside.ifPresent(each -> {
                    each.tensors().forEach(tensors::putIfAbsent);
                    each.tensors().keySet().removeAll(module.signature().keySet());
                });
                wanted.remove(module);
                take(module, new FoundModule(beside.map(FoundModule::name).orElse(module.name()), tensors));
            }
        }
        found.removeIf(each -> each.tensors().isEmpty());
        if (!unknown.isEmpty()) {
            throw new BadInputException(unknown.iterator().next() + ": expected one of the blocks " + ourNames()
                    + ", found none of this name");
        }
    }

    private TensorFile.Tensor named(String ours, String theirs) {
        return file.tensor(theirs)
                .orElseThrow(() -> new BadInputException(ours + ": expected the name of a tensor in " + file.file()
                        + ", which has "
                        + file.tensors().stream().map(TensorFile.Tensor::name).collect(Collectors.joining(", "))
                        + ", found \"" + theirs + "\""));
    }

    private String ourNames() {
        return network.modules().stream()
                .flatMap(module -> module.tensors().stream().map(module::ourName))
                .collect(Collectors.joining(", "));
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
                problems.add(ambiguous(layers, candidates));
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
        reportLeft(missing, left);
    }

    /** Whether numbers alone tell the names apart, so that their order is that of the layers. */
    private static boolean ordered(List<FoundModule> modules) {
        return modules.stream().map(each -> each.numbered().text()).distinct().count() <= 1;
    }

    private void take(TorchModule layer, FoundModule module) {
        for (TorchTensor tensor : layer.tensors()) {
            TensorFile.Tensor theirs = module.tensors().get(tensor.role());
            if (theirs == null) {
                problems.add(module.name().tensor(tensor.role()) + ": found no such tensor, expected " + tensor.shape()
                        + " for " + layer.ourName(tensor) + "; " + adviceOnMissing(tensor));
            } else if (!theirs.shape().equals(tensor.shape())) {
                problems.add(theirs.name() + ": found " + theirs.shape() + ", expected " + tensor.shape() + " for "
                        + layer.ourName(tensor) + "; " + adviceOnShape(theirs.shape(), tensor.shape()));
            } else if (!theirs.dtype().matches("B?F\\d+")) {
                problems.add(theirs.name() + ": found numbers of type " + theirs.dtype()
                        + ", expected F64, F32, F16 or BF16 for " + layer.ourName(tensor)
                        + "; save the parameters as floating-point numbers");
            } else {
                matched.put(tensor, theirs);
            }
        }
        module.tensors().forEach((role, theirs) -> {
            if (!layer.signature().containsKey(role)) {
                problems.add(theirs.name() + ": found " + theirs.shape() + ", expected no such tensor for "
                        + layer.layer() + "; " + adviceOnExtra(role));
            }
        });
    }

    private static String adviceOnMissing(TorchTensor tensor) {
        if (tensor.running()) {
            return "save a BatchNorm1d with track_running_stats=True";
        }
        return tensor.role().equals("bias")
                ? "make the layer \"linear\" in the definition, which has no bias, or save one of zeros"
                : "change the definition, or save what is missing";
    }

    private static String adviceOnShape(List<Integer> found, List<Integer> expected) {
        boolean transposed = found.size() == 2
                && expected.size() == 2
                && found.get(0).equals(expected.get(1))
                && found.get(1).equals(expected.get(0));
        return transposed
                ? "it is transposed: a weight is [outputs, inputs]"
                : "change the size of the layer in the definition, or say with --names which tensor is meant";
    }

    private static String adviceOnExtra(String role) {
        return role.equals("bias")
                ? "make the layer \"dense\" in the definition, with the activation identity where none follows"
                : "leave it out of the file, or change the definition";
    }

    private String ambiguous(List<TorchModule> layers, List<FoundModule> modules) {
        TorchModule first = layers.get(0);
        TorchTensor tensor = first.tensors().get(0);
        return modules.stream().map(each -> each.name().toString()).collect(Collectors.joining(", "))
                + ": all have " + tensor.role() + " " + tensor.shape() + ", as "
                + layers.stream().map(TorchModule::layer).collect(Collectors.joining(", "))
                + ", and no numbers in their names tell their order; say which is which with --names and a file such as {\""
                + first.ourName(tensor) + "\": \"" + modules.get(0).name().tensor(tensor.role()) + "\", …}";
    }

    private void reportLeft(List<TorchModule> missing, List<FoundModule> left) {
        int both = Math.min(missing.size(), left.size());
        for (int i = 0; i < both; i++) {
            take(missing.get(i), left.get(i));
        }
        for (TorchModule layer : missing.subList(both, missing.size())) {
            TorchTensor tensor = layer.tensors().get(0);
            problems.add(layer.ourName(tensor) + ": found no tensor that is left, expected one of " + tensor.shape()
                    + "; leave the layer out of the definition, or save it too");
        }
        for (FoundModule module : left.subList(both, left.size())) {
            TensorFile.Tensor tensor = module.tensors().values().iterator().next();
            problems.add(tensor.name() + ": found " + tensor.shape()
                    + ", expected no further tensor; add a layer to the definition, or leave it out of the file");
        }
    }
}
