package org.costscape.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.costscape.experiment.Replayed;
import org.costscape.file.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code costscape replay}: draws a figure again with the command that it carries, and compares.
 *
 * <p>Only commands that draw are followed, and what they write goes into a folder of its own: a file from elsewhere can neither
 * train, nor overwrite anything.
 */
@Command(
        name = "replay",
        description = {
            "Draw a figure again with the command that it carries, and compare.",
            "Start it in the folder in which the figure was drawn, or the command will not find its runs. Exit code 0: the same; "
                    + "1: different; 2: not to be drawn again."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final String OUT = "--out";

    @Parameters(paramLabel = "FIGURE", description = "A .png, .svg or .json file that costscape drew.")
    private Path figure = Path.of("");

    @Option(names = OUT, paramLabel = "FILE", description = "Keep the new figure here.")
    private Optional<Path> kept = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Replayed replayed = Replayed.read(figure);
        if (kept.isPresent()) {
            requireAnotherOfItsKind(kept.get());
            return replay(replayed, kept.get());
        }
        Path folder = Files.createTempDirectory("costscape-replay");
        Path again = folder.resolve(String.valueOf(figure.getFileName()));
        try {
            return replay(replayed, again);
        } finally {
            Files.deleteIfExists(again);
            Files.deleteIfExists(folder);
        }
    }

    /** Draws it into a file, whose command names that file, and compares. */
    private int replay(Replayed replayed, Path again) {
        String[] command = into(again, ShellWords.of(replayed.command()));
        System.out.println(replayed.command());
        int code = Costscape.run(files -> Failures.FAILED, command);
        if (code != 0) {
            return code;
        }
        Optional<String> difference = replayed.difference(again);
        String hint = kept.isPresent() ? "" : "; --out FILE keeps the new one";
        System.out.println(figure + ": "
                + difference.map(what -> "different: " + what + hint).orElse("the same"));
        return difference.isPresent() ? Failures.FAILED : 0;
    }

    private void requireAnotherOfItsKind(Path file) throws IOException {
        if (Files.exists(file) && Files.isSameFile(file, figure)) {
            throw new BadInputException(
                    OUT + ": expected another file than " + figure + ", with which the new one is compared");
        }
        String ending = Replayed.ending(figure);
        if (!Replayed.ending(file).equals(ending)) {
            throw new BadInputException(OUT + ": expected a file that ends in ." + ending + " as " + figure
                    + " does, found \"" + file + "\"");
        }
    }

    private static boolean isPng(Path file) {
        return Replayed.ending(file).equals("png");
    }

    /** The words behind {@code costscape}, with another file to write. */
    private String[] into(Path file, List<String> words) {
        int out = words.indexOf(OUT);
        boolean draws = words.size() > 3
                && words.get(0).equals("costscape")
                && words.get(1).equals("draw");
        long outs = words.stream().filter(word -> word.startsWith(OUT)).count();
        if (!draws || outs != 1 || out < 0 || out + 1 >= words.size()) {
            throw new BadInputException(figure + ": command: expected costscape draw … --out FILE, found "
                    + String.join(" ", words) + "; only what draws one file is drawn again");
        }
        if (!isPng(Path.of(words.get(out + 1))) && isPng(figure)) {
            throw new BadInputException(figure + ": expected a figure, found one picture of an animation; draw all of"
                    + " them again with " + String.join(" ", words));
        }
        List<String> changed = new ArrayList<>(words.subList(1, words.size()));
        changed.set(out, file.toString());
        return changed.toArray(String[]::new);
    }
}
