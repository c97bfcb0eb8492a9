package org.costscape.parameter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes safetensors files for tests, as other programs do: any names and types, no hash. */
public final class TensorFiles {
    private final ObjectNode header = new ObjectMapper().createObjectNode();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** One more tensor of type F32, whose numbers are 0, 1, 2 … */
    public TensorFiles add(String name, Integer... shape) {
        int size = List.of(shape).stream().reduce(1, (a, b) -> a * b);
        ByteBuffer numbers = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            numbers.putFloat(i);
        }
        return add(name, "F32", List.of(shape), numbers.array());
    }

    /** One more tensor with these bytes. */
    public TensorFiles add(String name, String dtype, List<Integer> shape, byte[] bytes) {
        ObjectNode tensor = header.putObject(name).put("dtype", dtype);
        shape.forEach(tensor.putArray("shape")::add);
        tensor.putArray("data_offsets").add(data.size()).add(data.size() + bytes.length);
        data.writeBytes(bytes);
        return this;
    }

    /** Writes the file and returns it. */
    public Path write(Path file) throws IOException {
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole = ByteBuffer.allocate(8 + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        whole.putLong(json.length).put(json).put(data.toByteArray());
        return Files.write(file, whole.array());
    }
}
