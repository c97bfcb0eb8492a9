package org.costscape.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A module with parameters that a layer of a network is in PyTorch.
 *
 * @param name that it has where Costscape writes it: the number of its place in an {@code nn.Sequential}, or {@code lstm}
 * @param layer the layer as blocks of θ name it: {@code layers.0}
 * @param tensors its tensors, in the order in which Costscape writes them
 */
record TorchModule(ModuleName name, String layer, List<TorchTensor> tensors) {
    TorchModule {
        tensors = List.copyOf(tensors);
    }

    /** How messages and a file of names call a tensor: as the block is called, but both biases of an LSTM apart. */
    String ourName(TorchTensor tensor) {
        return new ModuleName(layer, name.layer()).tensor(tensor.role());
    }

    /** The name under which Costscape writes a tensor. */
    String torchName(TorchTensor tensor) {
        return name.tensor(tensor.role());
    }

    /** What tells it from other modules: the shape of each of its tensors. */
    Map<String, List<Integer>> signature() {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        tensors.forEach(each -> shapes.put(each.role(), each.shape()));
        return shapes;
    }
}
