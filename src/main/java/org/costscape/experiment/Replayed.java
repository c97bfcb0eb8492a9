package org.costscape.experiment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.costscape.figure.Pixels;
import org.costscape.figure.PngText;
import org.costscape.figure.SvgText;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;

/**
 * A figure that is drawn again, and whether it has become the same: every pixel of a PNG, every element of an SVG, every number of
 * a JSON file, and with what it was made; only the command itself, which names the file, may differ.
 */
public final class Replayed {
    private static final String COMMAND = "Command";
    private static final long LARGEST = 1L << 30;

    private final Path figure;
    private final String command;

    private Replayed(Path figure, String command) {
        this.figure = figure;
        this.command = command;
    }

    /**
     * Reads the command off a figure.
     *
     * @throws BadInputException if it carries none
     */
    public static Replayed read(Path figure) {
        InputFile.requireRegular(figure);
        String command = switch (ending(figure)) {
            case "png" -> PngText.read(figure).get(COMMAND);
            case "svg" -> SvgText.read(figure).get(COMMAND);
            case "json" -> json(figure).at("/provenance/command").textValue();
            case "pdf", "gif" ->
                throw new BadInputException(figure
                        + ": expected a file that ends in .png, .svg or .json; this one is not compared, but carries its command,"
                        + " which can be run");
            default ->
                throw new BadInputException(figure
                        + ": expected a file that ends in .png, .svg or .json, found one that carries no command;"
                        + " replay the picture or the JSON file of the same figure");
        };
        if (command == null) {
            throw new BadInputException(figure + ": carries no command; only figures that costscape drew do");
        }
        return new Replayed(figure, command);
    }

    /** The command that drew it. */
    public String command() {
        return command;
    }

    /** What is different in another file of the same kind; empty if nothing is. */
    public Optional<String> difference(Path again) {
        return switch (ending(figure)) {
            case "png" -> Pixels.difference(figure, again).or(() -> texts(PngText.read(figure), PngText.read(again)));
            case "svg" -> svg(again).or(() -> texts(SvgText.read(figure), SvgText.read(again)));
            default -> numbers(again);
        };
    }

    /** The picture without what travels with it. */
    private Optional<String> svg(Path again) {
        return SvgText.without(figure).equals(SvgText.without(again))
                ? Optional.empty()
                : Optional.of("other elements");
    }

    private static Optional<String> texts(Map<String, String> before, Map<String, String> after) {
        Map<String, String> left = new TreeMap<>(before);
        Map<String, String> right = new TreeMap<>(after);
        left.remove(COMMAND);
        right.remove(COMMAND);
        return left.keySet().stream()
                .filter(key -> !Objects.equals(left.get(key), right.get(key)))
                .findFirst()
                .or(() -> right.keySet().stream()
                        .filter(key -> !left.containsKey(key))
                        .findFirst())
                .map(key -> "the text " + key + " that it carries");
    }

    private Optional<String> numbers(Path again) {
        JsonNode before = json(figure);
        JsonNode after = json(again);
        for (JsonNode each : new JsonNode[] {before, after}) {
            ((ObjectNode) each.path("provenance")).remove("command");
        }
        return firstDifference("", before, after);
    }

    private static Optional<String> firstDifference(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (before.isObject() && after.isObject()) {
            TreeMap<String, JsonNode> names = new TreeMap<>();
            before.properties().forEach(each -> names.put(each.getKey(), each.getValue()));
            after.properties().forEach(each -> names.put(each.getKey(), each.getValue()));
            return names.keySet().stream()
                    .flatMap(name -> firstDifference(path + "/" + name, before.path(name), after.path(name)).stream())
                    .findFirst();
        }
        if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                Optional<String> difference = firstDifference(path + "/" + i, before.get(i), after.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.of(path + " was " + shortened(before) + ", again " + shortened(after));
    }

    private static String shortened(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static JsonNode json(Path file) {
        try {
            JsonNode root =
                    Definitions.JSON.readTree(new String(InputFile.read(file, LARGEST), StandardCharsets.UTF_8));
            if (!root.path("provenance").isObject()) {
                throw new BadInputException(file + ": carries no command; only figures that costscape drew do");
            }
            return root;
        } catch (JacksonException e) {
            throw new BadInputException(file + ": expected JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** What stands behind the last dot of a file name, in small letters. */
    public static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
