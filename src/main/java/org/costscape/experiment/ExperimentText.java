package org.costscape.experiment;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.costscape.file.BadInputException;

/** An experiment as the text of its definition: to be edited as a whole, or field by field. */
public final class ExperimentText {
    private static final Path NAME = Path.of("definition");

    private ExperimentText() {}

    /**
     * A number, a word or a switch somewhere in a definition.
     *
     * @param place a JSON pointer (RFC 6901)
     * @param name the same for people: {@code training.optimizer.learningRate}
     * @param value as it is typed
     */
    public record Field(String place, String name, String value) {}

    /** The text of an experiment. */
    public static String of(Experiment experiment) {
        return Definitions.write(experiment);
    }

    /**
     * The experiment of a text.
     *
     * @throws BadInputException if it is none: field, value found, what was expected
     */
    public static Experiment parse(String text) {
        return Definitions.parse(text.getBytes(StandardCharsets.UTF_8), NAME, Experiment.class);
    }

    /** All fields of a text in their order; none if it is not JSON. */
    public static List<Field> fields(String text) {
        List<Field> fields = new ArrayList<>();
        try {
            collect(Definitions.JSON.readTree(text), JsonPointer.empty(), "", fields);
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return fields;
    }

    /** The text with another value in one of its fields; what was a number stays one if the value is. */
    public static String with(String text, Field field, String value) {
        try {
            JsonNode tree = Definitions.JSON.readTree(text);
            JsonPointer place = JsonPointer.compile(field.place());
            JsonNode parent = tree.at(place.head());
            JsonNode node = node(tree.at(place), value);
            if (parent instanceof ObjectNode object) {
                object.set(place.last().getMatchingProperty(), node);
            } else if (parent instanceof ArrayNode array) {
                array.set(place.last().getMatchingIndex(), node);
            }
            return Definitions.JSON.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new BadInputException("definition: expected JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode node(JsonNode old, String value) {
        if (!old.isTextual()) {
            try {
                JsonNode typed = Definitions.JSON.readTree(value.strip().replace('−', '-'));
                if (typed.isValueNode() && !typed.isMissingNode()) {
                    return typed;
                }
            } catch (JsonProcessingException e) {
                // a word then, which the definition refuses with what it expected
            }
        }
        return Definitions.JSON.getNodeFactory().textNode(value);
    }

    private static void collect(JsonNode node, JsonPointer place, String name, List<Field> fields) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(each -> collect(
                            each.getValue(),
                            place.appendProperty(each.getKey()),
                            name.isEmpty() ? each.getKey() : name + "." + each.getKey(),
                            fields));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), place.appendIndex(i), name + "[" + i + "]", fields);
            }
        } else if (!(node instanceof ContainerNode<?>)) {
            fields.add(new Field(place.toString(), name, node.asText()));
        }
    }
}
