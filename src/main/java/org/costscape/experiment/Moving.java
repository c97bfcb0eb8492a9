package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Block;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * Which blocks of θ move along a line, while all others rest at one of its ends.
 *
 * <p>Reference: Wang, Wang, Ge, "Plateau in monotonic linear interpolation: a biased view of loss landscape for deep networks",
 * ICLR 2023, for weights and biases apart.
 *
 * @param names of blocks ({@code layers.0.weight}) or layers ({@code layers.0}, {@code l0} of an LSTM), or {@code weights} (blocks of
 *     more than one axis), {@code biases} (of one axis: biases, γ, β), {@code all}
 * @param rest where the others stay
 */
public record Moving(List<String> names, Rest rest) {
    /** An end of a line. */
    public enum Rest {
        START,
        END;

        /** The name as it is typed. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Everything moves. */
    public static final Moving ALL = new Moving(List.of("all"), Rest.END);

    public Moving {
        names = List.copyOf(names);
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw new BadInputException(
                    "moving: expected names of blocks or layers with commas between them, found an empty one");
        }
    }

    /** Some blocks, by comma-separated names. */
    public static Moving parse(String names, Rest rest) {
        return new Moving(List.of(names.split(",", -1)), rest);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return String.join(",", names);
    }

    /** Whether everything moves. */
    public boolean isAll() {
        return names.contains("all");
    }

    /** In a few words, for captions; empty where everything moves. */
    public String description() {
        return isAll()
                ? ""
                : "Only " + String.join(", ", names) + " move" + (names.size() == 1 && !plural() ? "s" : "")
                        + ", the rest stays at the " + rest.text() + ". ";
    }

    private boolean plural() {
        return names.get(0).equals("weights") || names.get(0).equals("biases");
    }

    /** The layer that a block belongs to, as {@link #names} has it. */
    static String layer(Block block) {
        String name = block.name();
        return name.matches(".*_l\\d+")
                ? name.substring(name.lastIndexOf('_') + 1)
                : name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /**
     * That every name is one of the network's, and that something moves.
     *
     * @throws BadInputException otherwise
     */
    void check(ParameterLayout layout) {
        for (String name : names) {
            if (layout.blocks().stream().noneMatch(block -> matches(name, block))) {
                throw new BadInputException("moving: expected all, weights, biases, or some of "
                        + String.join(
                                ", ",
                                layout.blocks().stream()
                                        .map(Moving::layer)
                                        .distinct()
                                        .toList())
                        + ", or blocks of them such as "
                        + layout.blocks().get(0).name() + ", found \"" + name + "\"");
            }
        }
    }

    /** Overwrites the blocks that rest, at the end that does not keep them. */
    void apply(Line line) {
        ParameterVector from = rest == Rest.END ? line.end() : line.start();
        ParameterVector to = rest == Rest.END ? line.start() : line.end();
        for (Block block : from.layout().blocks()) {
            if (names.stream().noneMatch(name -> matches(name, block))) {
                to.writeRounded(block, from.widened(block));
            }
        }
    }

    private static boolean matches(String name, Block block) {
        return switch (name) {
            case "all" -> true;
            case "weights" -> block.shape().size() > 1;
            case "biases" -> block.shape().size() == 1;
            default -> block.name().equals(name) || layer(block).equals(name);
        };
    }
}
