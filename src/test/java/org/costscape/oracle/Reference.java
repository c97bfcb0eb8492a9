package org.costscape.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A part of an oracle file, which remembers what of the file was read. */
final class Reference {
    private final JsonNode node;
    private final String path;
    private final Set<String> read;

    private Reference(JsonNode node, String path, Set<String> read) {
        this.node = node;
        this.path = path;
        this.read = read;
    }

    /** A whole file. */
    static Reference of(Path file) {
        try {
            return new Reference(new ObjectMapper().readTree(file.toFile()), "", new TreeSet<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is such a key with a value. */
    boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** The names of the keys, in the order of the file. */
    List<String> keys() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** What stands under a key. */
    Reference get(String key) {
        if (!node.has(key)) {
            throw new AssertionError(path + key + ": missing");
        }
        return new Reference(node.get(key), path + key + ".", read);
    }

    /** The elements of a list. */
    List<Reference> elements() {
        return IntStream.range(0, node.size())
                .mapToObj(i -> new Reference(node.get(i), path + i + ".", read))
                .toList();
    }

    /** A single number. */
    double number() {
        return value().asDouble();
    }

    /** A whole number. */
    int whole() {
        return value().asInt();
    }

    boolean isTrue() {
        return value().asBoolean();
    }

    /** Whether an option is true, or a number other than 0. */
    boolean isOn() {
        return value().asBoolean() || node.asDouble() != 0;
    }

    String text() {
        return value().asText();
    }

    /** A list of texts. */
    List<String> texts() {
        return value().valueStream().map(JsonNode::asText).toList();
    }

    /** All numbers, row by row. */
    double[] doubles() {
        return numbers(value()).toArray();
    }

    /** All numbers, row by row. */
    int[] ints() {
        return numbers(value()).mapToInt(number -> (int) number).toArray();
    }

    /** Named tensors, each row by row, in the order of the file. */
    Map<String, double[]> blocks() {
        Map<String, double[]> blocks = new LinkedHashMap<>();
        keys().forEach(key -> blocks.put(key, get(key).doubles()));
        return blocks;
    }

    /** The paths of all values that nobody has read, without the numbers of list elements. */
    Set<String> unread() {
        Set<String> unread = new TreeSet<>();
        collect(node, path, unread);
        return unread;
    }

    private void collect(JsonNode at, String where, Set<String> unread) {
        if (read.contains(where)) {
            return;
        }
        if (at.isObject() && !at.isEmpty()) {
            at.properties().forEach(each -> collect(each.getValue(), where + each.getKey() + ".", unread));
        } else if (at.isArray() && !at.isEmpty() && at.get(0).isObject()) {
            for (int i = 0; i < at.size(); i++) {
                collect(at.get(i), where + i + ".", unread);
            }
        } else if (at.isArray() && !at.isEmpty() && read.contains(where + "0.")) {
            collectElements(at, where, unread);
        } else if (!at.isNull()) {
            unread.add(where.substring(0, where.length() - 1));
        }
    }

    private void collectElements(JsonNode at, String where, Set<String> unread) {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < at.size(); i++) {
            if (!read.contains(where + i + ".")) {
                left.add(where + i);
            }
        }
        unread.addAll(left);
    }

    private JsonNode value() {
        read.add(path);
        return node;
    }

    private static DoubleStream numbers(JsonNode node) {
        return node.isNumber()
                ? DoubleStream.of(node.asDouble())
                : node.valueStream().flatMapToDouble(Reference::numbers);
    }
}
