package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = DefinitionSchema.of(Experiment.class);

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void theFileIsWhatTheTypesSay() throws IOException {
        Path made = Path.of("target/definition.schema.json");
        Files.writeString(made, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(SCHEMA) + "\n");
        assertEquals(
                JSON.readTree(made.toFile()),
                JSON.readTree(Path.of("docs/definition.schema.json").toFile()),
                "copy target/definition.schema.json to docs");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDefinitionIsValidAndNoneOfItsFieldsCanBeLeftOut(Path file) throws IOException {
        ObjectNode model = (ObjectNode) JSON.readTree(file.toFile());
        assertTrue(isValid(SCHEMA, model));
        for (Map.Entry<String, JsonNode> each : model.properties()) {
            assertFalse(isValid(SCHEMA, model.deepCopy().without(each.getKey())), each.getKey());
            if (each.getValue().has("type")) {
                ObjectNode other = model.deepCopy();
                ((ObjectNode) other.get(each.getKey())).put("type", "unknown");
                assertFalse(isValid(SCHEMA, other), each.getKey());
                ObjectNode more = model.deepCopy();
                ((ObjectNode) more.get(each.getKey())).put("unknown", 1);
                assertFalse(isValid(SCHEMA, more), each.getKey());
            }
        }
        assertFalse(isValid(SCHEMA, model.deepCopy().put("seed", 1.5)));
        assertFalse(isValid(SCHEMA, model.deepCopy().put("precision", "half")));
    }

    /** The part of JSON Schema that the schema makes use of. */
    private static boolean isValid(JsonNode schema, JsonNode value) {
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            JsonNode expected = rule.getValue();
            boolean fits = switch (rule.getKey()) {
                case "$schema", "title", "definitions" -> true;
                case "$ref" -> isValid(SCHEMA.at(expected.asText().substring(1)), value);
                case "allOf" -> expected.valueStream().allMatch(each -> isValid(each, value));
                case "oneOf" ->
                    expected.valueStream().filter(each -> isValid(each, value)).count() == 1;
                case "const" -> expected.equals(value);
                case "enum" -> expected.valueStream().anyMatch(value::equals);
                case "type" -> isOfType(expected.asText(), value);
                case "items" -> value.valueStream().allMatch(each -> isValid(expected, each));
                case "required" -> expected.valueStream().allMatch(each -> value.has(each.asText()));
                case "properties" ->
                    value.properties().stream()
                            .filter(each -> expected.has(each.getKey()))
                            .allMatch(each -> isValid(expected.get(each.getKey()), each.getValue()));
                case "additionalProperties" ->
                    value.properties().stream()
                            .allMatch(each -> schema.get("properties").has(each.getKey()));
                default -> throw new AssertionError("unknown rule " + rule.getKey());
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new AssertionError("unknown type " + type);
        };
    }
}
