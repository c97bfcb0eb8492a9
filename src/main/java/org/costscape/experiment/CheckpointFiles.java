package org.costscape.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.training.Imported;

/** Finds checkpoints and the steps in their names: the last digits before the ending count, {@code epoch=3-step=600.safetensors} is step 600. */
final class CheckpointFiles {
    private static final String ENDING = ".safetensors";
    private static final Pattern LAST_DIGITS = Pattern.compile("(\\d+)\\D*$");
    private static final int MOST_DIGITS = 9;

    private CheckpointFiles() {}

    /**
     * A checkpoint.
     *
     * @param step number of steps done; 0 of a single file without digits
     * @param file where it is
     */
    record Checkpoint(int step, Path file) {}

    /**
     * A file, or those of a folder, in order of their steps.
     *
     * @throws BadInputException if there is none, two are of one step, or one of several has no step in its name
     */
    static List<Checkpoint> in(Path fileOrFolder) {
        List<Path> files = Files.isDirectory(fileOrFolder) ? list(fileOrFolder) : List.of(fileOrFolder);
        if (files.size() > Imported.MOST) {
            throw new BadInputException(fileOrFolder + ": expected at most " + Imported.MOST + " checkpoints, found "
                    + files.size() + "; move some of them elsewhere");
        }
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (Path file : files) {
            OptionalInt step = step(file);
            if (step.isEmpty() && files.size() > 1) {
                throw new BadInputException(file + ": expected the number of a step in the name, such as step-000100"
                        + ENDING + ", found no digits; rename it, or move it elsewhere");
            }
            checkpoints.add(new Checkpoint(step.orElse(0), file));
        }
        checkpoints.sort(Comparator.comparingInt(Checkpoint::step));
        for (int i = 1; i < checkpoints.size(); i++) {
            if (checkpoints.get(i - 1).step() == checkpoints.get(i).step()) {
                throw new BadInputException(checkpoints.get(i).file() + ": expected one file for each step, found "
                        + checkpoints.get(i - 1).file().getFileName() + " of step "
                        + checkpoints.get(i).step() + " too; the last digits of a name count");
            }
        }
        return checkpoints;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(each -> each.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new BadInputException(folder + ": expected files that end in " + ENDING
                        + ", found none; write them with safetensors.torch.save_file(model.state_dict(), …)");
            }
            return found;
        } catch (IOException e) {
            throw new BadInputException("cannot read " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    private static OptionalInt step(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher digits =
                LAST_DIGITS.matcher(name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name);
        if (!digits.find()) {
            return OptionalInt.empty();
        }
        String number = digits.group(1).replaceFirst("^0+(?=\\d)", "");
        if (number.length() > MOST_DIGITS) {
            throw new BadInputException(file + ": expected a step of at most " + MOST_DIGITS
                    + " digits in the name, found " + number + "; rename it");
        }
        return OptionalInt.of(Integer.parseInt(number));
    }
}
