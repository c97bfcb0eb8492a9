package org.costscape.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.costscape.training.Branch;
import org.costscape.training.Imported;
import org.costscape.training.Momentum;

/** Makes the JSON schema of an experiment's definition (draft 7, which editors know) from the records that it is read into. */
final class DefinitionSchema {
    /** Stand in runs alone; nobody writes them by hand. */
    private static final Set<Class<?>> OF_RUNS = Set.of(Branch.class, Imported.class);

    private static final Map<Type, String> PLAIN = Map.of(
            int.class, "integer",
            long.class, "integer",
            double.class, "number",
            Double.class, "number",
            boolean.class, "boolean",
            String.class, "string");

    private final ObjectNode definitions = node();

    private DefinitionSchema() {}

    static ObjectNode of(Class<?> root) {
        DefinitionSchema schema = new DefinitionSchema();
        JsonNode reference = schema.type(root);
        ObjectNode whole = node().put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "An experiment of Costscape");
        whole.putArray("allOf").add(reference);
        whole.set("definitions", schema.definitions);
        return whole;
    }

    private ObjectNode type(Type type) {
        String plain = PLAIN.get(type);
        if (plain != null) {
            return node().put("type", plain);
        }
        if (type instanceof ParameterizedType list && list.getRawType().equals(List.class)) {
            ObjectNode array = node().put("type", "array");
            array.set("items", type(list.getActualTypeArguments()[0]));
            return array;
        }
        Class<?> of = (Class<?>) type;
        if (of.isEnum()) {
            ObjectNode names = node();
            names.set("enum", Definitions.JSON.valueToTree(of.getEnumConstants()));
            return names;
        }
        if (of.equals(Momentum.Constant.class)) {
            return node().put("type", "number"); // MomentumJson
        }
        String name = of.getName().substring(of.getPackageName().length() + 1).replace('$', '.');
        if (!definitions.has(name)) {
            ObjectNode definition = definitions.putObject(name);
            if (of.isRecord()) {
                fields(of, definition);
            } else {
                members(of, definition.putArray("oneOf"));
            }
        }
        return node().put("$ref", "#/definitions/" + name);
    }

    private void members(Class<?> family, ArrayNode members) {
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (!OF_RUNS.contains(member)) {
                members.add(type(member));
            }
        }
    }

    private void fields(Class<?> of, ObjectNode definition) {
        definition.put("type", "object");
        ObjectNode fields = definition.putObject("properties");
        ArrayNode required = definition.putArray("required");
        String type = Definitions.TYPES.get(of);
        if (type != null) {
            fields.putObject("type").put("const", type);
            required.add("type");
        }
        for (RecordComponent component : of.getRecordComponents()) {
            fields.set(component.getName(), type(component.getGenericType()));
            required.add(component.getName());
        }
        definition.put("additionalProperties", false);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
