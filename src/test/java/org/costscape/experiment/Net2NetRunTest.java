package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Deeper;
import org.costscape.training.Growth;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Initialization;
import org.costscape.training.Net2Net;
import org.costscape.training.RandomPad;
import org.costscape.training.RunFolder;
import org.costscape.training.Start;
import org.costscape.training.Wider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Students that grow from a trained teacher, as a user trains them: a run beside the teacher's run. */
class Net2NetRunTest {
    private static final LayerDefinition OUTPUT = new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY);
    private static final LayerDefinition NORMALIZATION = new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU);
    private static final Growth WIDER = new Wider(0, 30, 0);

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));

    @BeforeEach
    void writeData() throws IOException {
        home = new Home(folder);
        IdxExamples.write(folder.resolve("data"), 400, 90);
    }

    /** Stopped while its cost is still far from 0. */
    private Experiment teacher(Precision precision) {
        return Experiments.small(folder.resolve("data"), precision, 0.03).withSteps(15);
    }

    private static FeedforwardDefinition network(LayerDefinition... hidden) {
        List<LayerDefinition> layers =
                Stream.concat(Stream.of(hidden), Stream.of(OUTPUT)).toList();
        return new FeedforwardDefinition(IdxExamples.ROWS * IdxExamples.COLUMNS, layers);
    }

    private static LayerDefinition relu(int units) {
        return new DenseDefinition(units, Activation.RELU);
    }

    private static Experiment student(Experiment teacher, FeedforwardDefinition network, Growth... operators) {
        return student(teacher, network, new Net2Net("teacher", List.of(operators)));
    }

    private static Experiment student(Experiment teacher, FeedforwardDefinition network, Start start) {
        return new Experiment(
                "student",
                "A student",
                "",
                "",
                teacher.data(),
                network,
                teacher.objective(),
                start,
                teacher.training(),
                teacher.precision(),
                5);
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve("runs").resolve(name));
    }

    private void train(Experiment experiment, String run, int threads, Progress progress) {
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            runner.trainOrResume(run(run), entry -> {}, progress);
        }
    }

    private void train(Experiment experiment, String run) {
        train(experiment, run, 2, Progress.NONE);
    }

    private HistoryEntry first(String run) {
        return run(run).history().get(0);
    }

    private HistoryEntry best(String run) {
        int step = run(run).best().step();
        return run(run).history().stream()
                .filter(entry -> entry.step() == step)
                .findFirst()
                .orElseThrow();
    }

    private String refusal(Experiment student) {
        String message = String.valueOf(assertThrows(BadInputException.class, () -> train(student, "student"))
                .getMessage());
        assertEquals(1, message.lines().count(), message);
        assertFalse(Files.exists(run("student").path()), "nothing is written");
        return message;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aStudentBeginsAtItsTeachersCostAndErrorRate(Precision precision) {
        Experiment teacher = teacher(precision);
        train(teacher, "teacher");
        train(
                student(teacher, network(relu(30), relu(30)), WIDER, new Deeper(0))
                        .withSteps(10),
                "student");
        HistoryEntry expected = best("teacher");
        assertTrue(expected.step() > 0);
        double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-6;
        assertEquals(expected.trainCost(), first("student").trainCost(), tolerance);
        assertEquals(
                expected.heldOut().orElseThrow().cost(),
                first("student").heldOut().orElseThrow().cost(),
                tolerance);
        assertEquals(expected.trainError(), first("student").trainError());
        assertEquals(expected.heldOutError(), first("student").heldOutError());
    }

    @Test
    void aRandomPadAndARandomStartDoNot() {
        Experiment teacher = teacher(Precision.DOUBLE);
        train(teacher, "teacher");
        train(student(teacher, network(relu(12))).withSteps(1), "same");
        Growth pad = new RandomPad(0, 30, new Initialization.He());
        train(student(teacher, network(relu(30)), pad).withSteps(1), "padded");
        train(student(teacher, network(relu(30)), new Initialization.He()).withSteps(1), "scratch");
        double expected = best("teacher").trainCost();
        assertTrue(expected > 0.01, "the teacher has room to improve");
        assertEquals(expected, first("same").trainCost(), 1e-12);
        assertTrue(Math.abs(first("padded").trainCost() - expected) > 0.01, "padded");
        assertTrue(first("scratch").trainCost() > expected + 0.1, "scratch");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aStudentWithBatchNormalizationBeginsAtItsTeachersCost(Precision precision) {
        Experiment teacher = teacher(precision).withNetwork(network(new LinearDefinition(12), NORMALIZATION));
        train(teacher, "teacher");
        train(
                student(teacher, network(new LinearDefinition(30), NORMALIZATION), WIDER)
                        .withSteps(10),
                "wider");
        FeedforwardDefinition twice =
                network(new LinearDefinition(12), NORMALIZATION, new LinearDefinition(12), NORMALIZATION);
        train(student(teacher, twice, new Deeper(1)).withSteps(10), "deeper");
        HistoryEntry expected = best("teacher");
        double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-6;
        assertEquals(expected.trainCost(), first("wider").trainCost(), tolerance);
        assertEquals(
                expected.heldOut().orElseThrow().cost(),
                first("wider").heldOut().orElseThrow().cost(),
                tolerance);
        // The layer that was put in was measured on the training set.
        assertEquals(expected.trainCost(), first("deeper").trainCost(), tolerance);
        assertEquals(expected.trainError(), first("deeper").trainError());
    }

    @Test
    void aStudentIsTheSameBitsAgainWithAnyNumberOfThreads() throws IOException {
        Experiment teacher = teacher(Precision.FLOAT).withNetwork(network(new LinearDefinition(12), NORMALIZATION));
        train(teacher, "teacher");
        FeedforwardDefinition network =
                network(new LinearDefinition(30), NORMALIZATION, new LinearDefinition(30), NORMALIZATION);
        Experiment student = student(teacher, network, new Wider(0, 30, 0.01), new Deeper(1));
        train(student, "one", 1, Progress.NONE);
        train(student, "seven", 7, Progress.NONE);
        assertEquals(RunFiles.hashes(run("one")), RunFiles.hashes(run("seven")));
        train(student.withSeed(6), "other");
        assertNotEquals(first("one").trainCost(), first("other").trainCost());
    }

    @Test
    void aRunOfAStudentContinuesAndIsDrawnWhenItsTeacherHasGone() throws IOException {
        Experiment teacher = teacher(Precision.FLOAT);
        train(teacher, "teacher");
        Experiment student = student(teacher, network(relu(30)), new Wider(0, 30, 0.01));
        train(student, "whole");
        assertThrows(CancellationException.class, () -> train(student, "cut", 1, new CancelAt(11)));
        Files.move(run("teacher").path(), folder.resolve("gone"));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run("cut"), null, home, parallel)) {
            runner.resume(run("cut"), entry -> {}, Progress.NONE);
            assertEquals(RunFiles.hashes(run("whole")), RunFiles.hashes(run("cut")));
            LineResult line = new LineStudy(runner).run(run("cut"), LineRequest.DEFAULT, partial -> {}, Progress.NONE);
            assertTrue(line.complete());
            assertEquals(RunDefinition.read(run("cut")), line.definition());
        }
    }

    @Test
    void aRunNamesTheHashOfItsTeachersParameters() {
        Experiment teacher = teacher(Precision.FLOAT);
        train(teacher, "teacher");
        train(student(teacher, network(relu(30)), WIDER).withSteps(1), "student");
        RunFolder run = run("teacher");
        assertEquals(
                run.best()
                        .load(teacherNetwork(teacher).build().layout(), Precision.FLOAT)
                        .sha256(),
                RunDefinition.read(run("student")).teacher());
        assertEquals("", RunDefinition.read(run).teacher());
    }

    private static FeedforwardDefinition teacherNetwork(Experiment teacher) {
        return (FeedforwardDefinition) teacher.network();
    }

    @Test
    void aRunThatHadNotBegunIsNotBegunWithAnotherTeacher() throws IOException {
        Experiment teacher = teacher(Precision.FLOAT);
        train(teacher, "teacher");
        Experiment student = student(teacher, network(relu(30)), WIDER).withSteps(10);
        train(student, "whole");
        // As after a kill between the definition and the first snapshot.
        Files.createDirectories(run("killed").path());
        Files.copy(run("whole").definitionFile(), run("killed").definitionFile());
        Files.move(run("teacher").path(), folder.resolve("aside"));
        train(teacher.withSeed(9), "teacher");
        BadInputException thrown = assertThrows(BadInputException.class, () -> train(student, "killed"));
        assertTrue(String.valueOf(thrown.getMessage()).contains("the run began with a teacher with hash"));
        Files.move(run("teacher").path(), folder.resolve("other"));
        Files.move(folder.resolve("aside"), run("teacher").path());
        train(student, "killed");
        assertEquals(RunFiles.hashes(run("whole")), RunFiles.hashes(run("killed")));
    }

    @Test
    void aTeacherThatIsNotThereOrNotCompleteIsNamedWithTheCommandThatMakesIt() {
        Experiment teacher = teacher(Precision.FLOAT);
        Experiment student = student(teacher, network(relu(30)), WIDER);
        String path = run("teacher").path().toString();
        assertEquals(
                "experiment student: initialization.teacher: expected a complete run in " + path
                        + ", found none; train it first: costscape train teacher --out " + path,
                refusal(student));
        assertThrows(CancellationException.class, () -> train(teacher, "teacher", 1, new CancelAt(11)));
        assertTrue(refusal(student).endsWith("continue it first: costscape train --resume --out " + path));
    }

    @Test
    void aTeacherThatDivergedIsRefused() {
        Experiment wild = Experiments.small(folder.resolve("data"), Precision.FLOAT, 1e20);
        assertThrows(RuntimeException.class, () -> train(wild, "teacher"));
        assertTrue(refusal(student(wild, network(relu(30)), WIDER)).endsWith("found one that diverged; name another"));
    }

    @Test
    void aNetworkThatTheOperatorsDoNotMakeIsRefusedWithBoth() {
        Experiment teacher = teacher(Precision.FLOAT);
        train(teacher, "teacher");
        String message = refusal(student(teacher, network(relu(31)), WIDER));
        assertTrue(message.startsWith("experiment student: network: expected what the operators make of "), message);
        assertTrue(message.contains("\"units\":30"), message);
        assertTrue(message.indexOf("\"units\":31") > message.indexOf("found"), message);
        assertTrue(refusal(student(teacher, network(relu(30)), new Wider(1, 30, 0)))
                .startsWith("experiment student: initialization.operators[0].layer: expected a hidden layer"));
    }
}
