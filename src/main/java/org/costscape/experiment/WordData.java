package org.costscape.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.costscape.dataset.TextSplit;
import org.costscape.dataset.WordText;

/**
 * A text as a stream of words, prepared as the Penn Treebank corpus is.
 *
 * @param file inside {@code datasets/}, or an absolute path; gzipped or not
 * @param vocabulary number of symbols
 * @param use how it is read
 */
public record WordData(String file, int vocabulary, TextUse use) implements TextData {
    public WordData {
        DataFields.path("file", file, "file");
    }

    @Override
    public Optional<String> place() {
        return Optional.of(file);
    }

    /** The same with another file, or with a folder of the Penn Treebank's form. */
    @Override
    public DataDefinition in(Path other) {
        String path = other.toAbsolutePath().normalize().toString();
        return Files.isDirectory(other) ? new TreebankData(path, vocabulary, use) : new WordData(path, vocabulary, use);
    }

    @Override
    public TextSplit read(Home home) {
        return WordText.read(home.datasets().resolve(file), vocabulary);
    }
}
