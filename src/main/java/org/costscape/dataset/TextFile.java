package org.costscape.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;

/** One file of text in UTF-8, gzipped or not, read whole. */
final class TextFile {
    private static final int MOST = 1 << 28;

    private TextFile() {}

    /**
     * The text of a file.
     *
     * @throws BadInputException if it is missing, empty, too large, damaged or no text
     */
    static String read(Path file) {
        InputFile.requireRegular(file);
        try (InputStream in = Unzipped.open(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new BadInputException(
                        file + ": expected at most " + MOST + " bytes of text, found more; cut the file");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw new BadInputException(file + ": expected text, found an empty file; name a file with text");
            }
            if (text.indexOf('\0') >= 0) {
                throw new BadInputException(file + ": expected text, found zero bytes; name a file with text");
            }
            return text;
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot read " + file + ": " + AtomicFile.reason(e) + "; name a text in UTF-8, gzipped or not", e);
        }
    }

    /** The name of a file without its folder and endings: {@code moby_dick} for {@code text/moby_dick.txt.gz}. */
    static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
    }
}
