package org.costscape.parameter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.costscape.array.Precision;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;
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
    private static final int LONGEST_HEADER = 100_000_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Map<String, String> metadata;
    private final Map<String, Tensor> tensors;
    private final ByteBuffer data;

    private record Tensor(Precision precision, List<Integer> shape, int begin) {}

    private Safetensors(Path file, Map<String, String> metadata, Map<String, Tensor> tensors, ByteBuffer data) {
        this.file = file;
        this.metadata = metadata;
        this.tensors = tensors;
        this.data = data;
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
        ObjectNode header = JSON.createObjectNode();
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
            byte[] json = JSON.writeValueAsBytes(header);
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
    public static Safetensors read(Path file) {
        byte[] bytes = InputFile.read(file, Integer.MAX_VALUE - 8);
        if (bytes.length < 8) {
            throw damaged(file, "expected at least 8 bytes, found " + bytes.length);
        }
        ByteBuffer whole = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = whole.getLong(0);
        if (length < 2 || length > Math.min(LONGEST_HEADER, bytes.length - 8)) {
            throw damaged(
                    file, "header length: expected 2 … " + Math.max(2, bytes.length - 8) + " bytes, found " + length);
        }
        JsonNode header;
        try {
            header = JSON.readTree(bytes, 8, (int) length);
        } catch (JacksonException e) {
            throw damaged(file, "the header is not JSON");
        } catch (IOException e) {
            throw damaged(file, "the header cannot be read");
        }
        ByteBuffer data =
                whole.slice(8 + (int) length, bytes.length - 8 - (int) length).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, String> metadata = new LinkedHashMap<>();
        header.path(METADATA)
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        Safetensors read = new Safetensors(file, metadata, tensors(file, header, data.capacity()), data);
        String hash = metadata.get(HASH);
        if (hash == null || !PYTORCH.equals(metadata.get(FORMAT))) {
            throw damaged(file, "its header has no " + (hash == null ? HASH : FORMAT + " " + PYTORCH));
        }
        Map<String, String> texts = new LinkedHashMap<>(metadata);
        texts.remove(HASH);
        texts.remove(FORMAT);
        byte[] numbers = new byte[data.capacity()];
        data.get(0, numbers);
        if (!hash.equals(check(texts, List.of(numbers)))) {
            throw damaged(file, "its content does not match its SHA-256");
        }
        return read;
    }

    /** The header's texts. */
    public Map<String, String> metadata() {
        return Map.copyOf(metadata);
    }

    /**
     * A text of the header that is a number within the given bounds.
     *
     * @throws BadInputException if there is none
     */
    public double number(String key, double least, double most) {
        String text = metadata.getOrDefault(key, "nothing");
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, for both reasons.
        }
        throw damaged(file, key + ": expected a number, found " + text);
    }

    /** SHA-256 of a vector's numbers as they stand in a file, in hexadecimal: tells one θ from another. */
    public static String sha256(ParameterVector vector) {
        return Sha256.of(List.of(littleEndian(vector)));
    }

    /** Whether there is a tensor of each block's name with the given prefix. */
    public boolean holds(String prefix, ParameterLayout layout) {
        return layout.blocks().stream().allMatch(block -> tensors.containsKey(prefix + block.name()));
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
            Tensor tensor = tensors.get(name);
            if (tensor == null || !tensor.shape().equals(block.shape()) || tensor.precision() != precision) {
                String found = tensor == null ? "nothing" : dtype(tensor.precision()) + " " + tensor.shape();
                throw new BadInputException(file + ": " + name + ": expected " + dtype(precision) + " " + block.shape()
                        + ", found " + found + "; it belongs to another network");
            }
            for (int i = 0; i < block.size(); i++) {
                int at = tensor.begin() + i * precision.bytes();
                values[block.offset() + i] = precision == Precision.FLOAT ? data.getFloat(at) : data.getDouble(at);
            }
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

    private static Map<String, Tensor> tensors(Path file, JsonNode header, int capacity) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long covered = 0;
        for (Map.Entry<String, JsonNode> each : header.properties()) {
            if (each.getKey().equals(METADATA)) {
                continue;
            }
            JsonNode tensor = each.getValue();
            Precision precision =
                    precision(file, each.getKey(), tensor.path("dtype").asText());
            List<Integer> shape = new ArrayList<>();
            long size = precision.bytes();
            for (JsonNode axis : tensor.path("shape")) {
                if (!axis.canConvertToInt() || axis.intValue() < 0 || size * axis.intValue() > capacity) {
                    throw damaged(file, each.getKey() + ": shape " + tensor.path("shape") + " does not fit the file");
                }
                shape.add(axis.intValue());
                size *= axis.intValue();
            }
            long begin = tensor.path("data_offsets").path(0).asLong(-1);
            long end = tensor.path("data_offsets").path(1).asLong(-1);
            if (begin < 0 || end > capacity || end - begin != size) {
                throw damaged(
                        file,
                        each.getKey() + ": expected " + size + " bytes within the file's " + capacity
                                + " bytes of numbers, found bytes " + begin + " … " + end);
            }
            covered += size;
            tensors.put(each.getKey(), new Tensor(precision, List.copyOf(shape), (int) begin));
        }
        if (covered != capacity) {
            throw damaged(file, "expected " + covered + " bytes of numbers, found " + capacity);
        }
        return tensors;
    }

    private static Precision precision(Path file, String tensor, String dtype) {
        for (Precision precision : Precision.values()) {
            if (dtype(precision).equals(dtype)) {
                return precision;
            }
        }
        throw damaged(file, tensor + ": dtype: expected F32 or F64, found " + (dtype.isEmpty() ? "nothing" : dtype));
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

    private static BadInputException damaged(Path file, String what) {
        return new BadInputException(
                file + ": not a whole safetensors file: " + what + "; restore it, or make it again by training");
    }
}
