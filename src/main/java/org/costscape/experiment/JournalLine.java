package org.costscape.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.costscape.cost.Evaluation;
import org.costscape.landscape.PlaneCell;

/**
 * Some points of a {@link SweepJournal}, a line of it.
 *
 * @param part the grid that they are of
 * @param cells the points
 */
record JournalLine(String part, List<PlaneCell> cells) {
    private static final Pattern FORM =
            Pattern.compile("\\{\"crc\":\"([0-9a-f]{8})\",(\"part\":\"([^\"]+)\",\"cells\":(\\[.*\\]))\\}");

    JournalLine {
        cells = List.copyOf(cells);
    }

    /** Reads a line; empty if it is damaged. */
    static Optional<JournalLine> parse(String line) {
        Matcher matcher = FORM.matcher(line);
        if (!matcher.matches() || !crc(matcher.group(2)).equals(matcher.group(1))) {
            return Optional.empty();
        }
        try {
            List<PlaneCell> cells = new ArrayList<>();
            for (JsonNode cell : Definitions.JSON.readTree(matcher.group(4))) {
                if (cell.size() != 5 && cell.size() != 8) {
                    return Optional.empty();
                }
                Optional<Evaluation> heldOut = cell.size() == 8 ? Optional.of(evaluation(cell, 5)) : Optional.empty();
                cells.add(new PlaneCell(cell.path(0).asInt(-1), cell.path(1).asInt(-1), evaluation(cell, 2), heldOut));
            }
            return Optional.of(new JournalLine(matcher.group(3), cells));
        } catch (JsonProcessingException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How many points a line holds, by its brackets alone; 0 if it has another form. */
    static long points(String line) {
        return FORM.matcher(line).matches() ? line.chars().filter(c -> c == '[').count() - 1 : 0;
    }

    /** The line without its end. */
    String text() {
        String content = "\"part\":\"" + part + "\",\"cells\":"
                + cells.stream().map(JournalLine::text).collect(Collectors.joining(",", "[", "]"));
        return "{\"crc\":\"" + crc(content) + "\"," + content + "}";
    }

    private static Evaluation evaluation(JsonNode cell, int from) {
        return new Evaluation(number(cell, from), number(cell, from + 1), number(cell, from + 2));
    }

    private static double number(JsonNode cell, int at) {
        return Double.parseDouble(cell.get(at).asText());
    }

    private static String text(PlaneCell cell) {
        return "[" + cell.column() + "," + cell.row() + "," + text(cell.train())
                + cell.heldOut().map(each -> "," + text(each)).orElse("") + "]";
    }

    private static String text(Evaluation evaluation) {
        return number(evaluation.cost()) + "," + number(evaluation.errorRate()) + ","
                + number(evaluation.gradientNorm());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "\"" + value + "\"";
    }

    private static String crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
