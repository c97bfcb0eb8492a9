package org.costscape.app.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;

/**
 * Lessons in their order.
 *
 * @param title what they are about, or the name of their folder
 * @param folder where they are; empty for those that come with the program
 * @param lessons one or more
 */
public record LessonBook(String title, Optional<Path> folder, List<Lesson> lessons) {
    private static final String INDEX = "tutorial.txt";
    private static final long MOST_BYTES = 1_000_000;
    private static final int MOST_LESSONS = 1000;

    public LessonBook {
        lessons = List.copyOf(lessons);
    }

    /** The tutorial that comes with the program. */
    public static LessonBook tutorial() {
        List<Lesson> lessons = resource(INDEX)
                .lines()
                .filter(name -> !name.isBlank())
                .map(name -> LessonParser.parse(name, Optional.empty(), resource(name)))
                .toList();
        return new LessonBook("Tutorial", Optional.empty(), lessons);
    }

    /**
     * All files of a folder that end in {@code .md}, in order of their names; or one such file.
     *
     * @throws BadInputException if there are none, or one cannot be read
     */
    public static LessonBook of(Path folderOrFile) {
        Path folder = Files.isDirectory(folderOrFile)
                ? folderOrFile
                : Optional.ofNullable(folderOrFile.toAbsolutePath().getParent()).orElse(folderOrFile);
        List<Path> files = Files.isDirectory(folderOrFile) ? pages(folder) : List.of(folderOrFile);
        if (files.isEmpty() || files.size() > MOST_LESSONS) {
            throw new BadInputException(folder + ": expected 1 … " + MOST_LESSONS
                    + " lessons, files that end in .md; found " + files.size());
        }
        List<Lesson> lessons = files.stream()
                .map(file -> LessonParser.parse(
                        file.toString(), Optional.of(folder), text(file.toString(), InputFile.read(file, MOST_BYTES))))
                .toList();
        return new LessonBook(String.valueOf(folderOrFile.getFileName()), Optional.of(folderOrFile), lessons);
    }

    private static List<Path> pages(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInputException("cannot read " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = LessonBook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its lesson " + name);
            }
            return text(name, in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the lesson " + name + " cannot be read", e);
        }
    }

    private static String text(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + ": expected text in UTF-8, found other bytes", e);
        }
    }
}
