package org.costscape.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.costscape.dataset.CharacterText;
import org.costscape.dataset.TextSplit;

/**
 * A text as a stream of characters.
 *
 * @param file inside {@code datasets/}, or an absolute path; gzipped or not
 * @param vocabulary number of symbols
 * @param use how it is read
 */
public record CharacterData(String file, int vocabulary, TextUse use) implements TextData {
    public CharacterData {
        DataFields.path("file", file, "file");
    }

    @Override
    public Optional<String> place() {
        return Optional.of(file);
    }

    @Override
    public DataDefinition in(Path other) {
        return new CharacterData(other.toAbsolutePath().normalize().toString(), vocabulary, use);
    }

    @Override
    public TextSplit read(Home home) {
        return CharacterText.read(home.datasets().resolve(file), vocabulary);
    }
}
