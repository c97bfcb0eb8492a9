package org.costscape.parameter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;
import org.costscape.file.Sha256;

/**
 * Any file in the safetensors format, whoever wrote it: the length of a header (8 bytes, little endian), the header in JSON, the
 * numbers one tensor after the other. It is read whole.
 *
 * <p>Reference: the format's description in the repository huggingface/safetensors, README, "Format".
 */
public final class TensorFile {
    private static final String METADATA = "__metadata__";
    private static final int LONGEST_HEADER = 100_000_000;

    /** Bytes of a number of each type in the format that takes whole bytes. */
    private static final Map<String, Integer> BYTES = Map.ofEntries(
            Map.entry("F64", 8),
            Map.entry("F32", 4),
            Map.entry("F16", 2),
            Map.entry("BF16", 2),
            Map.entry("I64", 8),
            Map.entry("I32", 4),
            Map.entry("I16", 2),
            Map.entry("I8", 1),
            Map.entry("U64", 8),
            Map.entry("U32", 4),
            Map.entry("U16", 2),
            Map.entry("U8", 1),
            Map.entry("BOOL", 1));

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final ByteBuffer whole;
    private final Map<String, String> metadata;
    private final Map<String, Tensor> tensors;
    private final ByteBuffer data;

    /**
     * A named array of numbers.
     *
     * @param name as it stands in the header
     * @param dtype type of the numbers, such as {@code F32}
     * @param shape sizes of the axes; none for a single number
     * @param begin its first byte after the header
     */
    public record Tensor(String name, String dtype, List<Integer> shape, int begin) {
        public Tensor {
            shape = List.copyOf(shape);
        }

        /** Number of numbers. */
        public int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }

    private TensorFile(
            Path file, ByteBuffer whole, Map<String, String> metadata, Map<String, Tensor> tensors, ByteBuffer data) {
        this.file = file;
        this.whole = whole;
        this.metadata = Map.copyOf(metadata);
        this.tensors = tensors;
        this.data = data;
    }

    /**
     * Reads a file whole.
     *
     * @throws BadInputException if it is missing, truncated or of another format
     */
    public static TensorFile read(Path file) {
        byte[] bytes = InputFile.read(file, Integer.MAX_VALUE - 8);
        if (bytes.length < 8) {
            throw damaged(file, "expected at least 8 bytes, found " + bytes.length);
        }
        ByteBuffer whole = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = whole.getLong(0);
        if (length < 2 || length > Math.min(LONGEST_HEADER, bytes.length - 8)) {
            checkNotPickled(file, bytes); // not before: a header may be as long as the beginning of a pickle reads
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
        return new TensorFile(file, whole, metadata, tensors(file, header, data.capacity()), data);
    }

    /** What {@code torch.save} writes is a program in pickle, in a zip archive since PyTorch 1.6. */
    private static void checkNotPickled(Path file, byte[] bytes) {
        boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
        boolean pickle = bytes.length > 1 && bytes[0] == (byte) 0x80 && bytes[1] == 2;
        if (zip || pickle) {
            throw new BadInputException(file + ": expected a safetensors file, found one of torch.save;"
                    + " write it with safetensors.torch.save_file(model.state_dict(), \"model.safetensors\")");
        }
    }

    private static Map<String, Tensor> tensors(Path file, JsonNode header, int capacity) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<Span> spans = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : header.properties()) {
            if (each.getKey().equals(METADATA)) {
                continue;
            }
            JsonNode tensor = each.getValue();
            String dtype = tensor.path("dtype").asText();
            Integer bytes = BYTES.get(dtype);
            if (bytes == null) {
                throw damaged(
                        file,
                        each.getKey() + ": dtype: expected F64, F32, F16, BF16 or a type of whole numbers, found "
                                + (dtype.isEmpty() ? "nothing" : dtype));
            }
            List<Integer> shape = new ArrayList<>();
            long size = bytes;
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
            spans.add(new Span(begin, end));
            tensors.put(each.getKey(), new Tensor(each.getKey(), dtype, shape, (int) begin));
        }
        long covered = 0;
        spans.sort(Comparator.comparingLong(Span::begin).thenComparingLong(Span::end));
        for (Span span : spans) {
            if (span.begin != covered) {
                throw damaged(
                        file,
                        "expected each tensor where the one before ends, at byte " + covered + ", found byte "
                                + span.begin);
            }
            covered = span.end;
        }
        if (covered != capacity) {
            throw damaged(file, "expected " + covered + " bytes of numbers, found " + capacity);
        }
        return tensors;
    }

    /** The bytes of a tensor. */
    private record Span(long begin, long end) {}

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** The header's texts. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** All tensors, in the order of the header. */
    public List<Tensor> tensors() {
        return List.copyOf(tensors.values());
    }

    /** The tensor of a name, if there is one. */
    public Optional<Tensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** Hash of the whole file. */
    public String sha256() {
        return Sha256.of(whole.rewind());
    }

    /** A copy of the numbers of all tensors as they stand in the file. */
    byte[] data() {
        byte[] copy = new byte[data.capacity()];
        data.get(0, copy);
        return copy;
    }

    /**
     * A tensor's numbers, row by row; none of these types loses anything in double.
     *
     * @throws BadInputException if they are whole numbers
     */
    public double[] numbers(Tensor tensor) {
        int bytes = Objects.requireNonNull(BYTES.get(tensor.dtype()));
        IntToDoubleFunction number = switch (tensor.dtype()) {
            case "F64" -> data::getDouble;
            case "F32" -> data::getFloat;
            case "F16" -> at -> half(data.getShort(at));
            case "BF16" -> at -> Float.intBitsToFloat(data.getShort(at) << 16);
            default ->
                throw new BadInputException(file + ": " + tensor.name()
                        + ": dtype: expected F64, F32, F16 or BF16, found " + tensor.dtype());
        };
        double[] numbers = new double[tensor.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number.applyAsDouble(tensor.begin() + i * bytes);
        }
        return numbers;
    }

    /** A number of IEEE 754 with 16 bits: sign, 5 bits of exponent, 10 of fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, -24);
        } else {
            magnitude = Math.scalb(1024.0 + fraction, exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    static BadInputException damaged(Path file, String what) {
        return new BadInputException(
                file + ": not a whole safetensors file: " + what + "; restore it, or make it again");
    }
}
