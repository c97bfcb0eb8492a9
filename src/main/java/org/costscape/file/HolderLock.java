package org.costscape.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Keeps work to one holder at a time, in this process or another: a locked file with the number of the holder's process, there only
 * while it is held. The operating system lets go of the lock when the process ends, however it ends.
 */
public final class HolderLock implements AutoCloseable {
    /** Behind the text, which others may read while it is locked. */
    private static final long LOCKED_BYTE = 1L << 20;

    private static final int LONGEST_NUMBER = 32;

    /** The files that this process has locked. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock; folders that are missing are made.
     *
     * @param refusal what to say to who comes second, given the holder: {@code process 4711}
     * @throws BadInputException if somebody else holds it, or the place cannot be written
     */
    public static HolderLock take(Path file, UnaryOperator<String> refusal) {
        Path place = file.toAbsolutePath().normalize();
        // To open and close a file that this process has locked would unlock it.
        if (!HELD.add(place)) {
            throw new BadInputException(
                    refusal.apply("process " + ProcessHandle.current().pid()));
        }
        try {
            Path folder = place.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            while (true) {
                HolderLock lock = open(place, refusal);
                if (Files.exists(place)) {
                    return lock;
                }
                lock.channel.close(); // the holder before deleted the file after it was opened here
            }
        } catch (IOException e) {
            HELD.remove(place);
            throw AtomicFile.cannotWrite(place.getParent() == null ? place : place.getParent(), e);
        } catch (BadInputException e) {
            HELD.remove(place);
            throw e;
        }
    }

    private static HolderLock open(Path file, UnaryOperator<String> refusal) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS); // a file elsewhere would be overwritten
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            String holder = holder(channel);
            channel.close();
            throw new BadInputException(refusal.apply(holder));
        }
        HolderLock lock = new HolderLock(file, channel);
        try {
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)), 0);
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
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
        HELD.remove(file);
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_NUMBER);
        channel.read(text, 0);
        String number = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
        return number.matches("\\d+") ? "process " + number : "another process";
    }
}
