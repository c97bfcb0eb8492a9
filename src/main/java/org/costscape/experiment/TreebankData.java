package org.costscape.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.costscape.dataset.TextSplit;
import org.costscape.dataset.TreebankFolder;
import org.costscape.file.BadInputException;

/**
 * The Penn Treebank corpus, or any other in three files of its form; it is not shipped.
 *
 * @param folder with {@code ptb.train.txt} and {@code ptb.valid.txt}
 * @param vocabulary number of symbols
 * @param use how it is read
 */
public record TreebankData(String folder, int vocabulary, TextUse use) implements TextData {
    public TreebankData {
        DataFields.path("folder", folder, "folder");
    }

    @Override
    public Optional<String> place() {
        return Optional.of(folder);
    }

    @Override
    public DataDefinition in(Path other) {
        return new TreebankData(other.toAbsolutePath().normalize().toString(), vocabulary, use);
    }

    @Override
    public TextSplit read(Home home) {
        Path path = home.datasets().resolve(folder);
        if (!Files.isDirectory(path)) {
            throw new BadInputException(path + ": no such folder: the Penn Treebank may not be shipped with Costscape;"
                    + " name a folder with ptb.train.txt and ptb.valid.txt with --data");
        }
        TextSplit split = TreebankFolder.read(path);
        int found = split.training().vocabulary().size();
        if (found != vocabulary) {
            throw new BadInputException(path + ": ptb.train.txt: expected a vocabulary of " + vocabulary
                    + " words, as the experiment says, found " + found
                    + "; set data.vocabulary and network.vocabulary to " + found);
        }
        return split;
    }
}
