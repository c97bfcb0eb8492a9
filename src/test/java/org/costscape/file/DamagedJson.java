package org.costscape.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON text with one thing wrong in it, once for each of its fields and each way to be wrong. */
public final class DamagedJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** For whatever stands there, something of another type. */
    private static final Map<String, String> OF_ANOTHER_TYPE =
            Map.of("a number", "\"seven\"", "a text", "[1]", "a list", "{\"a\": 1}", "an object", "true");

    private DamagedJson() {}

    /** Each field left out, null, of another type, given twice; and one more that nobody knows. */
    public static List<Damage.Damaged> fields(String json) {
        List<Damage.Damaged> all = new ArrayList<>();
        JsonNode root = tree(json);
        for (String path : paths(root, "")) {
            all.add(changed(path + " left out", json, path, null));
            all.add(changed(path + " null", json, path, "null"));
            String other = OF_ANOTHER_TYPE.get(type(root.at(path)));
            all.add(changed(path + " = " + other, json, path, other));
            all.add(Damage.of(path + " twice", twice(json, path)));
        }
        for (String path : objects(root, "")) {
            all.add(changed(path + "/surprise = 1", json, path + "/surprise", "1"));
        }
        return all;
    }

    /** Each number replaced by the extremes of its type, by fractions and by what is not finite. */
    public static List<Damage.Damaged> numbers(String json) {
        List<Damage.Damaged> all = new ArrayList<>();
        JsonNode root = tree(json);
        for (String path : paths(root, "")) {
            if (root.at(path).isNumber()) {
                for (String number : List.of(
                        "-1", "0", "2147483647", "2147483648", "9223372036854775807", "1e308", "1e999", "-0.5")) {
                    all.add(changed(path + " = " + number, json, path, number));
                }
                for (String text : List.of("NaN", "Infinity", "0x10", "1e", "01")) {
                    String marked = new String(
                            changed("", json, path, "\"@mark@\"").content().bytes(), StandardCharsets.UTF_8);
                    all.add(Damage.of(path + " = " + text, marked.replace("\"@mark@\"", text)));
                }
            }
        }
        return all;
    }

    /** The text with one field changed, or left out where the value is null. */
    public static Damage.Damaged changed(String what, String json, String path, @Nullable String value) {
        ObjectNode root = (ObjectNode) tree(json);
        int slash = path.lastIndexOf('/');
        JsonNode parent = root.at(path.substring(0, slash));
        String name = path.substring(slash + 1);
        if (parent instanceof ArrayNode list) {
            if (value == null) {
                list.remove(Integer.parseInt(name));
            } else {
                list.set(Integer.parseInt(name), tree(value));
            }
        } else if (value == null) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, tree(value));
        }
        return Damage.of(what, root.toPrettyString());
    }

    private static String twice(String json, String path) {
        ObjectNode root = (ObjectNode) tree(json);
        int slash = path.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) root.at(path.substring(0, slash));
        String name = path.substring(slash + 1);
        parent.set("@twice@", parent.get(name));
        return root.toPrettyString().replace("@twice@", name);
    }

    /** All fields of objects, not the elements of lists. */
    private static List<String> paths(JsonNode node, String path) {
        List<String> all = new ArrayList<>();
        node.properties().forEach(each -> {
            all.add(path + "/" + each.getKey());
            all.addAll(paths(each.getValue(), path + "/" + each.getKey()));
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                all.addAll(paths(node.get(i), path + "/" + i));
            }
        }
        return all;
    }

    private static List<String> objects(JsonNode node, String path) {
        List<String> all = new ArrayList<>();
        if (node.isObject()) {
            all.add(path);
        }
        node.properties().forEach(each -> all.addAll(objects(each.getValue(), path + "/" + each.getKey())));
        return all;
    }

    private static String type(JsonNode node) {
        return node.isNumber() ? "a number" : node.isTextual() ? "a text" : node.isArray() ? "a list" : "an object";
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
