package org.costscape.file;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Windows refuses to replace or move a file while somebody has it open: a reader of a run, or a virus scanner. */
public final class FileInUse {
    private static final boolean REFUSED_HERE = File.separatorChar == '\\';
    private static final int ATTEMPTS = 40;
    private static final int MILLIS_BETWEEN = 25;

    private FileInUse() {}

    /** What the file is wanted for. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** Does the work; on Windows tries for a second. */
    public static void retry(Work work) throws IOException {
        retry(work, REFUSED_HERE ? ATTEMPTS : 1);
    }

    static void retry(Work work, int attempts) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (FileSystemException e) {
                if (attempt >= attempts || !waited()) {
                    throw e;
                }
            }
        }
    }

    private static boolean waited() {
        try {
            Thread.sleep(MILLIS_BETWEEN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
