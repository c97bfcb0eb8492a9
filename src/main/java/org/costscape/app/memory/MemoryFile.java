package org.costscape.app.memory;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;

/**
 * Keeps a {@link Memory} in a file, as Java properties in UTF-8.
 *
 * @param path the file
 */
public record MemoryFile(Path path) {
    private static final String NAME = "window.properties";
    private static final String VERSION = "version";
    private static final String CURRENT = "1";
    private static final long MOST_BYTES = 1_000_000;

    /**
     * What was remembered.
     *
     * @param problem why it could not be read; empty where all is well
     */
    public record Reading(Memory memory, Optional<String> problem) {}

    /** The file in the user's configuration folder. */
    public static MemoryFile ofUser() {
        return new MemoryFile(ConfigurationFolder.find(System.getenv(), System.getProperties())
                .resolve(NAME));
    }

    /** Reads the file; one that is damaged is put aside, and nothing is remembered then. */
    public Reading read() {
        if (!Files.exists(path)) {
            return new Reading(Memory.EMPTY, Optional.empty());
        }
        try {
            return new Reading(parse(), Optional.empty());
        } catch (BadInputException e) {
            return new Reading(Memory.EMPTY, Optional.of(e.getMessage() + "; " + putAside()));
        }
    }

    /**
     * Writes the file whole or not at all.
     *
     * @throws BadInputException if it cannot be written
     */
    public void write(Memory memory) {
        Properties properties = new Properties();
        properties.putAll(memory.sorted());
        properties.put(VERSION, CURRENT);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        // Without the date; in order, so that equal memories are equal files.
        AtomicFile.writeString(
                path,
                text.toString()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private Memory parse() {
        byte[] bytes = InputFile.read(path, MOST_BYTES);
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException(path + ": expected lines name=value, found " + e.getMessage(), e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        String version = values.remove(VERSION);
        if (!CURRENT.equals(version)) {
            throw new BadInputException(path + ": expected a line " + VERSION + "=" + CURRENT + ", found "
                    + (version == null ? "none" : version));
        }
        return new Memory(values);
    }

    private String putAside() {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            return "it is kept as " + aside.getFileName() + ", and the window starts as new";
        } catch (IOException e) {
            return "the window starts as new";
        }
    }
}
