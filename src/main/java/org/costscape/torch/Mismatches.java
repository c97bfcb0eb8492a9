package org.costscape.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.costscape.parameter.TensorFile;

/** What does not fit, a line each: name, shape found and expected, what to do. */
final class Mismatches {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** A module lacks a tensor. */
    void lacks(TorchModule layer, TorchTensor tensor, FoundModule module) {
        String advice;
        if (tensor.running()) {
            advice = "save a BatchNorm1d with track_running_stats=True";
        } else if (tensor.role().equals("bias")) {
            advice = "make the layer \"linear\" in the definition, which has no bias, or save one of zeros";
        } else {
            advice = "change the definition, or save what is missing";
        }
        lines.add(module.name().tensor(tensor.role()) + ": found no such tensor, expected " + tensor.shape() + " for "
                + layer.ourName(tensor) + "; " + advice);
    }

    /** A tensor has another shape. */
    void shape(TorchModule layer, TorchTensor tensor, TensorFile.Tensor found) {
        String advice = isTransposed(found.shape(), tensor.shape())
                ? "it is transposed: a weight is [outputs, inputs]"
                : "change the size of the layer in the definition, or say with --names which tensor is meant";
        lines.add(found.name() + ": found " + found.shape() + ", expected " + tensor.shape() + " for "
                + layer.ourName(tensor) + "; " + advice);
    }

    private static boolean isTransposed(List<Integer> found, List<Integer> expected) {
        return found.size() == 2
                && expected.size() == 2
                && found.get(0).equals(expected.get(1))
                && found.get(1).equals(expected.get(0));
    }

    /** A tensor has whole numbers. */
    void type(TorchModule layer, TorchTensor tensor, TensorFile.Tensor found) {
        lines.add(found.name() + ": found numbers of type " + found.dtype() + ", expected F64, F32, F16 or BF16 for "
                + layer.ourName(tensor) + "; save the parameters as floating-point numbers");
    }

    /** A module has a tensor that its layer has not. */
    void extra(TorchModule layer, String role, TensorFile.Tensor found) {
        String advice = role.equals("bias")
                ? "make the layer \"dense\" in the definition, with the activation identity where none follows"
                : "leave it out of the file, or change the definition";
        lines.add(found.name() + ": found " + found.shape() + ", expected no such tensor for " + layer.layer() + "; "
                + advice);
    }

    /** Nothing tells which of several modules is which of as many layers. */
    void ambiguous(List<TorchModule> layers, List<FoundModule> modules) {
        TorchModule first = layers.get(0);
        TorchTensor tensor = first.tensors().get(0);
        lines.add(modules.stream().map(each -> each.name().toString()).collect(Collectors.joining(", "))
                + ": all have " + tensor.role() + " " + tensor.shape() + ", as "
                + layers.stream().map(TorchModule::layer).collect(Collectors.joining(", "))
                + ", and no numbers in their names tell their order; say which is which with --names and a file such as {\""
                + first.ourName(tensor) + "\": \"" + modules.get(0).name().tensor(tensor.role()) + "\", …}");
    }

    /** No module is left for a layer. */
    void missing(TorchModule layer) {
        TorchTensor tensor = layer.tensors().get(0);
        lines.add(layer.ourName(tensor) + ": found no tensor that is left, expected one of " + tensor.shape()
                + "; leave the layer out of the definition, or save it too");
    }

    /** No layer is left for a module. */
    void left(FoundModule module) {
        TensorFile.Tensor tensor = module.tensors().values().iterator().next();
        lines.add(tensor.name() + ": found " + tensor.shape()
                + ", expected no further tensor; add a layer to the definition, or leave it out of the file");
    }
}
