package org.costscape.torch;

import java.util.List;
import org.costscape.parameter.Block;

/**
 * A tensor of a PyTorch module, and the block of a network that its numbers belong to. It has the shape of the block.
 *
 * @param role its name within the module: {@code weight}, {@code bias}, {@code running_mean}, {@code weight_ih} …
 * @param block of θ, or of the running statistics; the numbers of several tensors of one block are added up
 * @param running whether it is a running statistic, which is no part of θ
 */
public record TorchTensor(String role, Block block, boolean running) {
    List<Integer> shape() {
        return block.shape();
    }
}
