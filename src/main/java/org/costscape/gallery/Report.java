package org.costscape.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;

/**
 * What a gallery holds: {@code report.json} in its folder.
 *
 * @param costscape version of the program
 * @param extent quick or full
 * @param data the folder of data that was given; empty if those shipped were used
 * @param figures those drawn so far
 */
public record Report(String costscape, String extent, String data, List<Entry> figures) {
    private static final long LARGEST = 10_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public Report {
        figures = List.copyOf(figures);
    }

    static Path file(Path gallery) {
        return gallery.resolve("report.json");
    }

    /** The report of a gallery that was begun before; nothing if there is none, or none that can be read. */
    static Optional<Report> read(Path gallery) {
        Path file = file(gallery);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(InputFile.read(file, LARGEST), Report.class));
        } catch (IOException | BadInputException e) {
            return Optional.empty(); // of another version or damaged: everything is drawn anew
        }
    }

    void write(Path gallery) {
        try {
            AtomicFile.writeString(file(gallery), JSON.writeValueAsString(this) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether its figures would be drawn alike. */
    boolean isLike(Report other) {
        return costscape.equals(other.costscape) && extent.equals(other.extent) && data.equals(other.data);
    }

    Optional<Entry> entry(String id) {
        return figures.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The same with an entry in the place of the one with its id, in the order of the ids given. */
    Report with(Entry entry, List<String> order) {
        List<Entry> entries = new ArrayList<>(figures);
        entries.removeIf(each -> each.id().equals(entry.id()));
        entries.add(entry);
        entries.sort(Comparator.comparingInt(each -> order.indexOf(each.id())));
        return new Report(costscape, extent, data, entries);
    }
}
