package org.costscape.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;

/** A run's history as a file of JSON lines, one {@link HistoryEntry} a line; a number that is not finite is a text. */
final class History {
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Path file;

    History(Path file) {
        this.file = file;
    }

    /** All entries; a last line that was torn by a crash is left out. */
    List<HistoryEntry> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        String[] lines;
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            lines = text.split("\n", -1);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
        List<HistoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < lines.length - 1; i++) {
            try {
                entries.add(JSON.readValue(lines[i], HistoryEntry.class));
            } catch (JacksonException e) {
                throw new BadInputException(
                        file + ", line " + (i + 1) + ": expected an entry of a run's history in JSON, found "
                                + excerpt(lines[i]) + "; restore the file, or train the run again",
                        e);
            }
        }
        return entries;
    }

    /** Appends one line. */
    void append(HistoryEntry entry) {
        try {
            Files.writeString(
                    file,
                    JSON.writeValueAsString(entry) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(file, e);
        }
    }

    /** Leaves out all entries after a step. */
    void truncate(int step) {
        StringBuilder kept = new StringBuilder();
        for (HistoryEntry entry : read()) {
            if (entry.step() <= step) {
                try {
                    kept.append(JSON.writeValueAsString(entry)).append('\n');
                } catch (JacksonException e) {
                    throw new IllegalStateException("an entry that was read can be written", e);
                }
            }
        }
        AtomicFile.writeString(file, kept.toString());
    }

    private static String excerpt(String line) {
        return line.length() <= 40 ? "\"" + line + "\"" : "\"" + line.substring(0, 40) + "…\"";
    }
}
