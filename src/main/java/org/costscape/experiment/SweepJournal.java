package org.costscape.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.HolderLock;
import org.costscape.file.InputFile;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.SweepMemory;

/**
 * The points of a sweep that are computed, as a file of JSON lines: a killed sweep continues from it.
 *
 * <pre>
 *   {"journal":"plane","version":2,"key":"…"}
 *   {"crc":"1c291ca3","part":"plane","cells":[[0,0,2.3,0.9,"NaN",2.31,0.91,"NaN"],…]}
 * </pre>
 *
 * <p>A sweep has one part or several, each a grid. A cell has the numbers of its column and row, cost, error rate and norm of the
 * gradient on the training set, and on the held-out set where anything is held out; a number that is not finite is a text. The key
 * is the hash of all that determines the values. A last line without its end is left out. One process at a time works with a
 * journal.
 */
final class SweepJournal implements SweepMemory, AutoCloseable {
    private static final int VERSION = 2;
    private static final long LARGEST = 1L << 31;

    private final Path file;
    private final HolderLock lock;
    private final FileChannel channel;
    private final Header header;
    private final Map<String, List<PlaneCell>> cells = new HashMap<>();
    private boolean empty = true;

    /**
     * What a journal is of.
     *
     * @param kind of the sweep
     * @param key hash of all that determines its values
     * @param parts its grids by their names
     */
    record Header(String kind, String key, Map<String, Size> parts) {
        /** The header of a sweep of one grid, which is named like it. */
        static Header of(String kind, SweepKey key, int columns, int rows) {
            return new Header(kind, key.sha256(), Map.of(kind, new Size(columns, rows)));
        }

        String line() {
            return beginning() + VERSION + ",\"key\":\"" + key + "\"}\n";
        }

        String beginning() {
            return "{\"journal\":\"" + kind + "\",\"version\":";
        }
    }

    /** The size of a grid. */
    record Size(int columns, int rows) {
        boolean holds(int column, int row) {
            return column >= 0 && column < columns && row >= 0 && row < rows;
        }
    }

    private SweepJournal(Path file, HolderLock lock, FileChannel channel, Header header) {
        this.file = file;
        this.lock = lock;
        this.channel = channel;
        this.header = header;
    }

    /**
     * Opens the journal of a sweep, or begins one.
     *
     * @throws BadInputException if the file is of another sweep, damaged, of a newer version, or in use; it stays as it is
     */
    static SweepJournal open(Path file, Header header) {
        if (Files.exists(file)) {
            InputFile.requireRegular(file);
        }
        HolderLock lock = lock(file);
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            SweepJournal journal = new SweepJournal(file, lock, channel, header);
            try {
                journal.read();
                return journal;
            } catch (IOException | BadInputException e) {
                closeQuietly(channel);
                throw e;
            }
        } catch (IOException e) {
            lock.close();
            throw AtomicFile.cannotWrite(file, e);
        } catch (BadInputException e) {
            lock.close();
            throw e;
        }
    }

    /** How many points a journal holds, whatever sweep it is of; 0 if there is none, or it cannot be read. */
    static long points(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.mapToLong(JournalLine::points).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // opening it says why
        }
    }

    /** Does work with the journal, if there is to be one. */
    static <T> T with(Optional<Path> file, Supplier<Header> header, Function<SweepMemory, T> work) {
        if (file.isEmpty()) {
            return work.apply(NONE);
        }
        try (SweepJournal journal = open(file.get(), header.get())) {
            return work.apply(journal);
        }
    }

    /** The points that were there when it was opened. */
    @Override
    public List<PlaneCell> cells(String part) {
        return List.copyOf(cells.getOrDefault(part, List.of()));
    }

    /** Adds points, in one line. */
    @Override
    public void append(String part, List<PlaneCell> more) {
        try {
            write(new JournalLine(part, more).text() + "\n");
            empty = false;
        } catch (ClosedByInterruptException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(file, e);
        }
    }

    /** Closes the file, and deletes it where there is no point in it: what began it was refused, and it would be in the way. */
    @Override
    public void close() {
        closeQuietly(channel);
        if (empty) {
            deleteQuietly(file);
        }
        lock.close();
    }

    private static HolderLock lock(Path file) {
        return HolderLock.take(
                file.resolveSibling(file.getFileName() + ".lock"),
                holder -> file + ": " + holder
                        + " writes this journal; wait until it has ended, or choose another --out");
    }

    private void read() throws IOException {
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
        if (whole == 0 && !text.isEmpty() && !header.beginning().startsWith(start(text))) {
            throw new BadInputException(file + ": expected a journal, found something else; " + remedy());
        }
        for (int i = 0; i < whole; i++) {
            if (i == 0) {
                checkHeader(lines.get(0));
            } else {
                readLine(lines.get(i), i + 1);
                empty = false;
            }
        }
        long kept = 0;
        for (int i = 0; i < whole; i++) {
            kept += lines.get(i).getBytes(StandardCharsets.UTF_8).length + 1;
        }
        channel.truncate(kept);
        channel.position(kept);
        if (whole == 0) {
            write(header.line());
        }
    }

    private String start(String text) {
        return text.substring(0, Math.min(text.length(), header.beginning().length()));
    }

    private void checkHeader(String line) {
        JsonNode found = tree(line, 1);
        JsonNode version = found.path("version");
        if (!found.path("journal").isTextual() || !version.isInt()) {
            throw damaged(1, line);
        }
        if (version.asInt() > VERSION) {
            throw new BadInputException(file + ": expected a journal of version " + VERSION + ", found version "
                    + version.asInt() + ", of a newer Costscape; continue with that one, or " + remedy());
        }
        if (!found.path("journal").asText().equals(header.kind)
                || !found.path("key").asText().equals(header.key)) {
            throw new BadInputException(
                    file + ": the journal of another sweep (other runs, directions, grid, statistics,"
                            + " data or program version); continue that one, or " + remedy());
        }
    }

    private void readLine(String line, int number) {
        JournalLine read = JournalLine.parse(line).orElseThrow(() -> damaged(number, line));
        Size size = header.parts.getOrDefault(read.part(), new Size(0, 0));
        if (!read.cells().stream().allMatch(cell -> size.holds(cell.column(), cell.row()))) {
            throw damaged(number, line);
        }
        cells.computeIfAbsent(read.part(), name -> new ArrayList<>()).addAll(read.cells());
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
            // All lines are written.
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A journal without points is a nuisance, not a failure.
        }
    }
}
