package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** Where each named tensor of a file begins in θ. Two that begin at one place are summed there, as PyTorch's two LSTM biases. */
final class Blocks {
    private final ParameterLayout layout;
    private final List<Part> parts; // in the order of the file

    /** A tensor of a file. */
    private record Part(String name, int size, int offset) {}

    private Blocks(ParameterLayout layout, List<Part> parts) {
        this.layout = layout;
        this.parts = parts;
    }

    /**
     * Of a feed-forward network: layer by layer, and of each layer the weights of all its pieces, then their biases. Files name a
     * layer {@code fc1}, or its pieces {@code fc1_piece0}, {@code fc1_piece1} and so on.
     */
    static Blocks feedforward(ParameterLayout layout, Reference params) {
        List<Part> parts = new ArrayList<>();
        int start = 0; // of the layer
        int weights = 0; // of the layer, in front of its biases
        int others = 0;
        String layer = "";
        Map<String, double[]> blocks = params.blocks();
        for (Map.Entry<String, double[]> block : blocks.entrySet()) {
            String name = block.getKey();
            int size = block.getValue().length;
            if (!layer(name).equals(layer)) {
                start += weights + others;
                layer = layer(name);
                weights = 0;
                others = 0;
            }
            if (name.endsWith(".weight")) {
                parts.add(new Part(name, size, start + weights));
                weights += size;
            } else {
                parts.add(new Part(name, size, start + others + weightsOf(layer, blocks)));
                others += size;
            }
        }
        assertEquals(layout.size(), start + weights + others, "number of parameters");
        return new Blocks(layout, parts);
    }

    private static int weightsOf(String layer, Map<String, double[]> blocks) {
        return blocks.entrySet().stream()
                .filter(block ->
                        layer(block.getKey()).equals(layer) && block.getKey().endsWith(".weight"))
                .mapToInt(block -> block.getValue().length)
                .sum();
    }

    private static String layer(String name) {
        return name.replaceFirst("[._].*", "");
    }

    /** Of a language model: the ends have other names in files, and each bias is the sum of two. */
    static Blocks languageModel(ParameterLayout layout, Reference params) {
        List<Part> parts = new ArrayList<>();
        params.blocks().forEach((name, numbers) -> {
            String ours = name.replace("emb.", "embedding.")
                    .replace("out.", "output.")
                    .replaceFirst("bias_[ih]h", "bias");
            Block block = layout.blocks().stream()
                    .filter(each -> each.name().equals(ours))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no block for " + name));
            assertEquals(block.size(), numbers.length, name);
            parts.add(new Part(name, block.size(), block.offset()));
        });
        return new Blocks(layout, parts);
    }

    /** How many numbers the file's tensors have together. */
    int size() {
        return parts.stream().mapToInt(Part::size).sum();
    }

    /** A point or direction of parameter space; the caller closes it. */
    ParameterVector vector(Map<String, double[]> blocks) {
        assertEquals(parts.size(), blocks.size());
        double[] values = new double[layout.size()];
        for (Part part : parts) {
            double[] block = numbers(blocks, part);
            for (int i = 0; i < part.size; i++) {
                values[part.offset + i] += block[i];
            }
        }
        return ParameterVector.of(layout, Precision.DOUBLE, values);
    }

    /** A direction of θ from the file's numbers in flattening order. */
    double[] summed(double[] flat) {
        assertEquals(size(), flat.length);
        double[] values = new double[layout.size()];
        int from = 0;
        for (Part part : parts) {
            for (int i = 0; i < part.size; i++) {
                values[part.offset + i] += flat[from + i];
            }
            from += part.size;
        }
        return values;
    }

    /** Derivatives by the file's numbers in flattening order, from those by θ: both summands of a sum have its. */
    double[] spread(double[] values) {
        double[] flat = new double[size()];
        int from = 0;
        for (Part part : parts) {
            System.arraycopy(values, part.offset, flat, from, part.size);
            from += part.size;
        }
        return flat;
    }

    /** ‖∂J/∂(all numbers of the file)‖: of a sum, both summands have its gradient. */
    double norm(ParameterVector gradient) {
        double[] values = gradient.toDoubles();
        double sum = 0;
        for (Part part : parts) {
            for (int i = part.offset; i < part.offset + part.size; i++) {
                sum += values[i] * values[i];
            }
        }
        return Math.sqrt(sum);
    }

    /** Cuts numbers in flattening order into tensors in the given order. */
    Map<String, double[]> cut(List<String> order, double[] flat) {
        assertEquals(size(), flat.length);
        Map<String, double[]> blocks = new LinkedHashMap<>();
        int from = 0;
        for (String name : order) {
            Part part = parts.stream()
                    .filter(each -> each.name.equals(name))
                    .findFirst()
                    .orElseThrow();
            blocks.put(name, Arrays.copyOfRange(flat, from, from + part.size));
            from += part.size;
        }
        return blocks;
    }

    /** That a gradient, or a point without summed tensors, is that of the file, tensor by tensor. */
    void assertClose(Map<String, double[]> expected, ParameterVector found, double relative) {
        assertEquals(parts.size(), expected.size());
        double[] values = found.toDoubles();
        double largest =
                expected.values().stream().mapToDouble(Close::largest).max().orElse(0);
        for (Part part : parts) {
            double[] block = Arrays.copyOfRange(values, part.offset, part.offset + part.size);
            Close.assertClose(numbers(expected, part), block, relative, largest, part.name);
        }
    }

    private static double[] numbers(Map<String, double[]> blocks, Part part) {
        double[] numbers = blocks.get(part.name);
        if (numbers == null || numbers.length != part.size) {
            throw new AssertionError(part.name + ": expected " + part.size + " numbers, found "
                    + (numbers == null ? "nothing" : numbers.length));
        }
        return numbers;
    }
}
