package org.costscape.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RunFolder;
import org.costscape.training.SettingsChange;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingSettings;

/** The changes of a run's settings, in JSON a line each. */
final class Changes {
    private static final long LARGEST_FILE = 1 << 24;

    private Changes() {}

    /**
     * Reads them.
     *
     * @param experiment of the run
     * @throws BadInputException that names the line which is not a change that this experiment allows
     */
    static List<SettingsChange> read(RunFolder run, Experiment experiment) {
        Path file = run.changesFile();
        if (!Files.exists(file)) {
            return List.of();
        }
        List<SettingsChange> changes = new ArrayList<>();
        String text = new String(InputFile.read(file, LARGEST_FILE), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            String where = file + ", line " + (changes.size() + 1);
            changes.add(Definitions.readLine(where, line, SettingsChange.class));
            try {
                TrainingSettings settings = new TrainingSettings(experiment.training(), changes);
                experiment.withTraining(settings.last());
            } catch (BadInputException e) {
                throw new BadInputException(where + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(changes);
    }

    /** Writes one more, so that the file has it whole or not at all. */
    static void append(RunFolder run, SettingsChange change) {
        Path file = run.changesFile();
        String before =
                Files.exists(file) ? new String(InputFile.read(file, LARGEST_FILE), StandardCharsets.UTF_8) : "";
        AtomicFile.writeString(file, before + Definitions.line(change) + "\n");
    }

    /** What differs, for people: {@code η 0.1 → 0.05, batch 128 → 64}. */
    static String text(TrainingDefinition before, TrainingDefinition after) {
        List<String> words = new ArrayList<>();
        JsonNode old = Definitions.tree(before.optimizer(), OptimizerDefinition.class);
        JsonNode now = Definitions.tree(after.optimizer(), OptimizerDefinition.class);
        boolean sameKind = old.path("type").equals(now.path("type"));
        if (!sameKind) {
            words.add(before.optimizer().title() + " → " + after.optimizer().title());
        }
        now.properties().forEach(field -> {
            JsonNode value = old.path(field.getKey());
            if (!value.equals(field.getValue()) && (sameKind || field.getKey().equals("learningRate"))) {
                words.add(name(field.getKey()) + " " + text(value) + " → " + text(field.getValue()));
            }
        });
        number(words, "batch", before.batch(), after.batch());
        number(words, "steps", before.steps(), after.steps());
        return String.join(", ", words);
    }

    private static void number(List<String> words, String name, int before, int after) {
        if (before != after) {
            words.add(String.format(Locale.ROOT, "%s %,d → %,d", name, before, after));
        }
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? Numbers.plain(value.doubleValue()) : value.toString();
    }

    private static String name(String field) {
        return switch (field) {
            case "learningRate" -> "η";
            case "momentum" -> "μ";
            default -> field;
        };
    }
}
