package org.costscape.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.costscape.parameter.TensorFile;

/** The tensors of a file whose names say that they are of one module, by their roles in it. */
record FoundModule(ModuleName name, Map<String, TensorFile.Tensor> tensors) {
    Map<String, List<Integer>> signature() {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        tensors.forEach((role, tensor) -> shapes.put(role, tensor.shape()));
        return shapes;
    }

    NumberedName numbered() {
        return NumberedName.of(name.prefix() + name.layer());
    }
}
