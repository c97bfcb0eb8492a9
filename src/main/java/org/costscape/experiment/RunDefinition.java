package org.costscape.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.dataset.DataSplit;
import org.costscape.figure.VerticalMarker;
import org.costscape.file.BadInputException;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Imported;
import org.costscape.training.RunFolder;
import org.costscape.training.SettingsChange;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a run folder says of itself in {@code definition.json} and {@code changes.jsonl}: all that is needed to compute it again.
 *
 * @param costscape version of the program that began it
 * @param experiment what was trained on what, with the seed and the number of steps of this run
 * @param trainingData SHA-256 of the training set
 * @param heldOutData SHA-256 of the held-out set
 * @param teacher SHA-256 of the θ that θ₀ was grown from, empty where θ₀ was drawn
 * @param changes of the settings along the run, in a file of their own
 * @param divergedAfter number of steps after which the run diverged, in its history; null where it did not, or was not asked
 */
@JsonIgnoreProperties(
        value = {"changes", "divergedAfter"},
        allowGetters = true)
public record RunDefinition(
        String costscape,
        Experiment experiment,
        String trainingData,
        String heldOutData,
        String teacher,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SettingsChange> changes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer divergedAfter) {
    public RunDefinition {
        changes = List.copyOf(changes);
    }

    /** Of a run whose settings were not changed. */
    @JsonCreator
    public RunDefinition(
            @JsonProperty("costscape") String costscape,
            @JsonProperty("experiment") Experiment experiment,
            @JsonProperty("trainingData") String trainingData,
            @JsonProperty("heldOutData") String heldOutData,
            @JsonProperty("teacher") String teacher) {
        this(costscape, experiment, trainingData, heldOutData, teacher, List.of(), null);
    }

    /** The definition of a run. */
    static RunDefinition of(Experiment experiment, DataSplit data, String teacher) {
        return new RunDefinition(Version.current(), experiment, data.trainingSha256(), data.heldOutSha256(), teacher);
    }

    /** Reads the definition of a run. */
    public static RunDefinition read(RunFolder run) {
        return Definitions.read(run.definitionFile(), RunDefinition.class).withChangesOf(run);
    }

    /** The same with the changes of the settings of a run of it, as they are now. */
    RunDefinition withChangesOf(RunFolder run) {
        return new RunDefinition(
                costscape,
                experiment,
                trainingData,
                heldOutData,
                teacher,
                Changes.read(run, experiment),
                divergedAfter);
    }

    /** The same with what the history of a run of it says of its end. */
    RunDefinition withEnd(List<HistoryEntry> history) {
        Integer diverged =
                HistoryEntry.divergence(history).map(HistoryEntry::step).orElse(null);
        return new RunDefinition(costscape, experiment, trainingData, heldOutData, teacher, changes, diverged);
    }

    /** Which random numbers the run has seen, and that it diverged if it did, for the beginning of a sentence. */
    String seedText() {
        String text = seedWithin();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The same for the middle of one. */
    String seedWithin() {
        return (experiment.initialization() instanceof Imported ? "imported" : "seed " + experiment.seed())
                + divergence(", ");
    }

    /** That the run diverged, behind some words; nothing where it did not. */
    String divergence(String words) {
        return divergedAfter == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%sdiverged after %,d %s",
                        words,
                        divergedAfter,
                        divergedAfter == 1 ? "step" : "steps");
    }

    /** The settings along the run. */
    public TrainingSettings settings() {
        return new TrainingSettings(experiment.training(), changes);
    }

    /** The changes for a caption, a sentence behind a blank; nothing where there are none. */
    String changesText() {
        return changes.isEmpty()
                ? ""
                : IntStream.range(0, changes.size())
                        .mapToObj(i -> String.format(
                                Locale.ROOT,
                                "%s from step %,d",
                                Changes.text(settings().after(i), settings().after(i + 1)),
                                changes.get(i).from()))
                        .collect(Collectors.joining("; ", " Changed: ", "."));
    }

    /** The last change in words, of a run that has one: {@code from step 640 on η 0.1 → 0.05}. */
    public String lastChange() {
        int last = changes.size() - 1;
        return String.format(
                Locale.ROOT,
                "from step %,d on %s",
                changes.get(last).from(),
                Changes.text(settings().after(last), settings().last()));
    }

    /** The changes as marks over the steps. */
    VerticalMarker[] changesMarks() {
        return IntStream.range(0, changes.size())
                .mapToObj(i -> new VerticalMarker(
                        changes.get(i).from(),
                        Changes.text(settings().after(i), settings().after(i + 1))))
                .toArray(VerticalMarker[]::new);
    }

    /** The experiment with the settings that hold at the end of the run. */
    public Experiment latest() {
        return experiment.withTraining(settings().last());
    }

    /** The same data with another experiment on them, whose θ₀ is not grown from a teacher. */
    RunDefinition with(Experiment other) {
        return new RunDefinition(Version.current(), other, trainingData, heldOutData, "");
    }

    /** The same with other settings of training, from the beginning on. */
    public RunDefinition withTraining(TrainingDefinition settings) {
        return new RunDefinition(costscape, experiment.withTraining(settings), trainingData, heldOutData, teacher);
    }

    /** The same with another seed. */
    public RunDefinition withSeed(long seed) {
        return new RunDefinition(costscape, experiment.withSeed(seed), trainingData, heldOutData, teacher);
    }

    /** Whether both begin as one computation; neither the version of the program that began it matters, nor changes. */
    public boolean isOf(RunDefinition other) {
        return experiment.equals(other.experiment)
                && trainingData.equals(other.trainingData)
                && heldOutData.equals(other.heldOutData)
                && teacher.equals(other.teacher);
    }

    /**
     * Checks that data are those of this run.
     *
     * @throws BadInputException if they are not
     */
    void check(RunFolder run, DataSplit data) {
        check(run, "trainingData", trainingData, data.trainingSha256());
        check(run, "heldOutData", heldOutData, data.heldOutSha256());
    }

    private static void check(RunFolder run, String field, String expected, String found) {
        if (!expected.equals(found)) {
            throw new BadInputException(run.definitionFile() + ": " + field + ": the run was trained on data with hash "
                    + expected.substring(0, Math.min(12, expected.length())) + "…, found data with hash "
                    + found.substring(0, 12) + "…; name the folder of the run's own data with --data");
        }
    }
}
