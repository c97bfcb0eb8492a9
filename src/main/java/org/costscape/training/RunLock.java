package org.costscape.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run folder to one trainer at a time, in this process or another. The operating system lets go of the lock when the
 * process ends, however it ends.
 */
final class RunLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws BadInputException if somebody else trains in the folder; the holder is named */
    static RunLock take(RunFolder run) {
        Path file = run.path().resolve("training.lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = read(channel);
                channel.close();
                throw new BadInputException(run.path() + ": is being trained by process " + holder
                        + "; wait until it has ended, or stop it");
            }
            channel.truncate(0);
            String mine = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(mine.getBytes(StandardCharsets.UTF_8)), 0);
            return new RunLock(file, channel);
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(file, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A lock file that is left behind locks nothing.
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            // Behind the text, which others may read while it is locked.
            return channel.tryLock(1L << 20, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(32);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }
}
