package org.costscape.training;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import org.costscape.file.InputFile;

/** A run's history as a file of JSON lines, one {@link HistoryEntry} a line; a number that is not finite is a text. */
final class History {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
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
        InputFile.requireRegular(file);
        String[] lines;
        try {
            lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
        List<HistoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < lines.length - 1; i++) {
            entries.add(entry(lines[i], i + 1));
        }
        return entries;
    }

    private HistoryEntry entry(String line, int number) {
        HistoryEntry entry = null;
        try {
            entry = JSON.readValue(line, HistoryEntry.class);
        } catch (JacksonException e) {
            // Said below, as for a line that is null.
        }
        if (entry == null) {
            throw new BadInputException(
                    file + ", line " + number + ": expected an entry of a run's history in JSON, found " + excerpt(line)
                            + "; restore the file, or train the run again");
        }
        return entry;
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
