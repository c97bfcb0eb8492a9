package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.costscape.dataset.CsvSplit;
import org.costscape.dataset.Scaling;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;

/**
 * A file of numbers separated by commas, one example a line, with its class in one column.
 *
 * @param file inside {@code datasets/}, or an absolute path; gzipped or not
 * @param header whether its first line names the columns
 * @param label column of the class, from 1; all others are features
 * @param classes texts that stand there, in the order of the outputs
 * @param scaling of the features
 * @param heldOutShare share of the examples that is held out, above 0 and below 1
 * @param stratified whether the share is taken of each class, not of the whole
 * @param seed of the order in which examples are held out
 */
public record CsvData(
        String file,
        boolean header,
        int label,
        List<String> classes,
        Scaling scaling,
        double heldOutShare,
        boolean stratified,
        long seed)
        implements DataDefinition {
    public CsvData {
        DataFields.path("file", file, "file");
        DataFields.range("label", label, 1, 1_000_000);
        if (classes.stream().anyMatch(each -> each == null || each.isBlank())) {
            throw new BadInputException("classes: expected a text for each class, found an empty one");
        }
        if (classes.size() < 2 || classes.stream().distinct().count() < classes.size()) {
            throw new BadInputException("classes: expected at least 2 different texts, found "
                    + DefinitionErrors.excerpt(classes.toString()));
        }
        if (!(heldOutShare > 0 && heldOutShare < 1)) {
            throw new BadInputException("heldOutShare: expected more than 0 and less than 1, found " + heldOutShare);
        }
        classes = List.copyOf(classes);
    }

    @Override
    public int outputs() {
        return classes.size();
    }

    @Override
    public Optional<String> place() {
        return Optional.of(file);
    }

    @Override
    public DataDefinition in(Path other) {
        String moved = other.toAbsolutePath().normalize().toString();
        return new CsvData(moved, header, label, classes, scaling, heldOutShare, stratified, seed);
    }

    @Override
    public Split read(Home home) {
        return new CsvSplit(heldOutShare, stratified, seed)
                .read(home.datasets().resolve(file), header, label, classes, scaling);
    }
}
