package org.costscape.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.costscape.cost.Evaluation;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.PlaneGrid;

/**
 * The points of a sweep that are computed, as a file of JSON lines: a killed sweep continues from it.
 *
 * <pre>
 *   {"journal":"plane","version":2,"key":"…"}
 *   {"crc":"1c291ca3","cells":[[0,0,2.3,0.9,"NaN",2.31,0.91,"NaN"],…]}
 * </pre>
 *
 * <p>A cell has the numbers of its column and row, cost, error rate and norm of the gradient on the training set, and on the held-out set where anything
 * is held out; a number that is not finite is a text. The key is the hash of all that determines the values. A last
 * line without its end is left out. One process at a time works with a journal.
 */
final class SweepJournal implements AutoCloseable {
    private static final int VERSION = 2;
    private static final long LARGEST = 1L << 31;
    private static final Pattern LINE = Pattern.compile("\\{\"crc\":\"([0-9a-f]{8})\",\"cells\":(\\[.*\\])\\}");

    private final Path file;
    private final FileChannel channel;
    private final List<PlaneCell> cells = new ArrayList<>();

    private SweepJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the journal of a sweep, or begins one.
     *
     * @throws BadInputException if the file is of another sweep, damaged, of a newer version, or in use; it stays as it is
     */
    static SweepJournal open(Path file, String key, PlaneGrid grid) {
        FileChannel channel = lock(file);
        try {
            SweepJournal journal = new SweepJournal(file, channel);
            journal.read(key, grid);
            return journal;
        } catch (IOException e) {
            closeQuietly(channel);
            throw AtomicFile.cannotWrite(file, e);
        } catch (BadInputException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    /** The points that were there when it was opened. */
    List<PlaneCell> cells() {
        return List.copyOf(cells);
    }

    /** Adds points, in one line. */
    void append(List<PlaneCell> more) {
        String numbers = more.stream().map(SweepJournal::text).collect(Collectors.joining(",", "[", "]"));
        try {
            write("{\"crc\":\"" + crc(numbers) + "\",\"cells\":" + numbers + "}\n");
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(file, e);
        }
    }

    /** Deletes the file of a sweep whose result is written. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(file, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static FileChannel lock(Path file) {
        if (Files.exists(file)) {
            InputFile.requireRegular(file);
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                // Said below, as of another process.
            }
            channel.close();
            throw new BadInputException(
                    file + ": another sweep writes this journal; wait until it has ended, or choose another --out");
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(file, e);
        }
    }

    private void read(String key, PlaneGrid grid) throws IOException {
        if (channel.size() > LARGEST) {
            throw new BadInputException(file + ": expected a journal of at most " + LARGEST + " bytes, found "
                    + channel.size() + "; " + remedy());
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Goes on until all is read.
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        int whole = text.endsWith("\n") ? lines.size() : Math.max(0, lines.size() - 1);
        if (whole == 0 && !text.isEmpty() && !"{\"journal\":\"plane\",\"version\":".startsWith(start(text))) {
            throw new BadInputException(file + ": expected a journal, found something else; " + remedy());
        }
        for (int i = 0; i < whole; i++) {
            if (i == 0) {
                checkHeader(lines.get(0), key);
            } else {
                readLine(lines.get(i), i + 1, grid);
            }
        }
        long kept = 0;
        for (int i = 0; i < whole; i++) {
            kept += lines.get(i).getBytes(StandardCharsets.UTF_8).length + 1;
        }
        channel.truncate(kept);
        channel.position(kept);
        if (whole == 0) {
            write("{\"journal\":\"plane\",\"version\":" + VERSION + ",\"key\":\"" + key + "\"}\n");
        }
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), 29));
    }

    private void checkHeader(String line, String key) {
        JsonNode header = tree(line, 1);
        if (!header.path("journal").asText().equals("plane")
                || !header.path("version").isInt()) {
            throw damaged(1, line);
        }
        if (header.path("version").asInt() > VERSION) {
            throw new BadInputException(file + ": expected a journal of version " + VERSION + ", found version "
                    + header.path("version").asInt() + ", of a newer Costscape; continue with that one, or "
                    + remedy());
        }
        if (!header.path("key").asText().equals(key)) {
            throw new BadInputException(
                    file + ": the journal of another sweep (other runs, directions, grid, statistics,"
                            + " data or program version); continue that one, or " + remedy());
        }
    }

    private void readLine(String line, int number, PlaneGrid grid) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || !crc(matcher.group(2)).equals(matcher.group(1))) {
            throw damaged(number, line);
        }
        for (JsonNode cell : tree(matcher.group(2), number)) {
            int column = cell.path(0).asInt(-1);
            int row = cell.path(1).asInt(-1);
            boolean fits = column >= 0
                    && column < grid.a().points()
                    && row >= 0
                    && row < grid.b().points();
            if (!fits || (cell.size() != 5 && cell.size() != 8)) {
                throw damaged(number, line);
            }
            Optional<Evaluation> heldOut = cell.size() == 8 ? Optional.of(evaluation(cell, 5)) : Optional.empty();
            cells.add(new PlaneCell(column, row, evaluation(cell, 2), heldOut));
        }
    }

    private JsonNode tree(String text, int number) {
        try {
            return Definitions.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw damaged(number, text);
        }
    }

    private BadInputException damaged(int number, String line) {
        return new BadInputException(file + ", line " + number + ": the journal is damaged, found "
                + DefinitionErrors.excerpt(line) + "; restore it, or " + remedy());
    }

    private String remedy() {
        return "choose another --out, or move " + file.getFileName() + " away to begin anew";
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

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // All lines are written; the lock goes with the process at the latest.
        }
    }
}
