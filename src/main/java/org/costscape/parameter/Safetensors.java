package org.costscape.parameter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.costscape.array.Precision;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.Sha256;

/**
 * Named tensors in one file, in the safetensors format that PyTorch's world reads: the length of a header (8 bytes, little
 * endian), the header in JSON, the numbers (little endian, F32 or F64) one tensor after the other.
 *
 * <p>Costscape adds a SHA-256 of the numbers and of the header's texts to these, so that a damaged file is recognized.
 *
 * <p>Reference: the format's description in the repository huggingface/safetensors, README, "Format".
 */
public final class Safetensors {
    private static final String METADATA = "__metadata__";
    private static final String FORMAT = "format";
    private static final String PYTORCH = "pt";
    private static final String HASH = "sha256";

    private final TensorFile file;

    private Safetensors(TensorFile file) {
        this.file = file;
    }

    /**
     * A vector as part of a file.
     *
     * @param prefix of the names of its blocks; empty for θ itself
     * @param vector what is written
     */
    public record Part(String prefix, ParameterVector vector) {}

    /**
     * Writes vectors one after the other; no two blocks may have the same name.
     *
     * @param metadata texts for the header
     */
    public static void write(Path file, Map<String, String> metadata, List<Part> vectors) {
        List<byte[]> parts =
                vectors.stream().map(each -> littleEndian(each.vector())).toList();
        ObjectNode header = TensorFile.JSON.createObjectNode();
        ObjectNode texts = header.putObject(METADATA).put(FORMAT, PYTORCH);
        metadata.forEach(texts::put);
        texts.put(HASH, check(metadata, parts));
        long start = 0;
        for (Part each : vectors) {
            ParameterVector vector = each.vector();
            int bytes = vector.precision().bytes();
            for (Block block : vector.layout().blocks()) {
                ObjectNode tensor = header.putObject(each.prefix() + block.name());
                tensor.put("dtype", dtype(vector.precision()));
                block.shape().forEach(tensor.putArray("shape")::add);
                long begin = start + (long) block.offset() * bytes;
                tensor.putArray("data_offsets").add(begin).add(begin + (long) block.size() * bytes);
            }
            start += (long) vector.size() * bytes;
        }
        AtomicFile.write(file, out -> {
            byte[] json = TensorFile.JSON.writeValueAsBytes(header);
            int padding = -json.length & 7;
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length + padding)
                    .array());
            out.write(json);
            out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    /**
     * Reads a file that {@link #write} wrote, whole, and checks it.
     *
     * @throws BadInputException if it is missing, truncated, damaged, of another format or of another program
     */
    public static Safetensors read(Path path) {
        TensorFile file = TensorFile.read(path);
        for (TensorFile.Tensor each : file.tensors()) {
            if (!each.dtype().equals("F32") && !each.dtype().equals("F64")) {
                throw TensorFile.damaged(path, each.name() + ": dtype: expected F32 or F64, found " + each.dtype());
            }
        }
        String hash = file.metadata().get(HASH);
        if (hash == null || !PYTORCH.equals(file.metadata().get(FORMAT))) {
            throw TensorFile.damaged(path, "its header has no " + (hash == null ? HASH : FORMAT + " " + PYTORCH));
        }
        Map<String, String> texts = new TreeMap<>(file.metadata());
        texts.remove(HASH);
        texts.remove(FORMAT);
        if (!hash.equals(check(texts, List.of(file.data())))) {
            throw TensorFile.damaged(path, "its content does not match its SHA-256");
        }
        return new Safetensors(file);
    }

    /** The header's texts. */
    public Map<String, String> metadata() {
        return file.metadata();
    }

    /**
     * A text of the header that is a number within the given bounds.
     *
     * @throws BadInputException if there is none
     */
    public double number(String key, double least, double most) {
        String text = metadata().getOrDefault(key, "nothing");
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, for both reasons.
        }
        throw TensorFile.damaged(file.file(), key + ": expected a number, found " + text);
    }

    /** SHA-256 of a vector's numbers as they stand in a file, in hexadecimal: tells one θ from another. */
    public static String sha256(ParameterVector vector) {
        return Sha256.of(List.of(littleEndian(vector)));
    }

    /** Whether there is a tensor of each block's name with the given prefix. */
    public boolean holds(String prefix, ParameterLayout layout) {
        return layout.blocks().stream()
                .allMatch(block -> file.tensor(prefix + block.name()).isPresent());
    }

    /**
     * The vector whose blocks have the given prefix.
     *
     * @throws BadInputException if a block is missing, or has another shape or type
     */
    public ParameterVector vector(String prefix, ParameterLayout layout, Precision precision) {
        double[] values = new double[layout.size()];
        for (Block block : layout.blocks()) {
            String name = prefix + block.name();
            TensorFile.Tensor tensor = file.tensor(name).orElse(null);
            if (tensor == null
                    || !tensor.shape().equals(block.shape())
                    || !tensor.dtype().equals(dtype(precision))) {
                String found = tensor == null ? "nothing" : tensor.dtype() + " " + tensor.shape();
                throw new BadInputException(file.file() + ": " + name + ": expected " + dtype(precision) + " "
                        + block.shape() + ", found " + found + "; it belongs to another network");
            }
            System.arraycopy(file.numbers(tensor), 0, values, block.offset(), block.size());
        }
        return ParameterVector.of(layout, precision, values);
    }

    /** What the header's {@code sha256} says: the hash of its other texts and of the numbers. */
    private static String check(Map<String, String> texts, List<byte[]> numbers) {
        List<byte[]> parts = new ArrayList<>();
        new TreeMap<>(texts)
                .forEach((key, text) -> parts.add((key + "=" + text + "\n").getBytes(StandardCharsets.UTF_8)));
        parts.addAll(numbers);
        return Sha256.of(parts);
    }

    private static String dtype(Precision precision) {
        return precision == Precision.FLOAT ? "F32" : "F64";
    }

    private static byte[] littleEndian(ParameterVector vector) {
        int bytes = vector.precision().bytes();
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(vector.size(), bytes)).order(ByteOrder.LITTLE_ENDIAN);
        if (vector.precision() == Precision.FLOAT) {
            buffer.asFloatBuffer().put(vector.toFloats());
        } else {
            buffer.asDoubleBuffer().put(vector.toDoubles());
        }
        return buffer.array();
    }
}
