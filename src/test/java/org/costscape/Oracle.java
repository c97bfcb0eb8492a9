package org.costscape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Exact reference values, computed by PyTorch in double, as JSON files. Their folder is the system property {@code
 * costscape.oracle.dir}, or the copy among the test resources; shapes are read from the files.
 */
public final class Oracle {
    private static final Path FOLDER = Path.of(System.getProperty("costscape.oracle.dir", "src/test/resources/oracle"));

    private Oracle() {}

    /** The files whose names match. */
    public static List<Path> files(String pattern) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file. */
    public static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All numbers in a tree, in the order of the file. */
    public static double[] doubles(JsonNode node) {
        return numbers(node).toArray();
    }

    /** A list of whole numbers. */
    public static int[] ints(JsonNode node) {
        return IntStream.range(0, node.size()).map(i -> node.get(i).asInt()).toArray();
    }

    private static DoubleStream numbers(JsonNode node) {
        return node.isNumber()
                ? DoubleStream.of(node.asDouble())
                : node.valueStream().flatMapToDouble(Oracle::numbers);
    }
}
