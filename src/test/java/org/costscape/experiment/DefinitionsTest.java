package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.task.Parallel;
import org.costscape.training.AdadeltaDefinition;
import org.costscape.training.AdagradDefinition;
import org.costscape.training.AdamDefinition;
import org.costscape.training.Branch;
import org.costscape.training.Deeper;
import org.costscape.training.Initialization;
import org.costscape.training.Momentum;
import org.costscape.training.NesterovDefinition;
import org.costscape.training.Net2Net;
import org.costscape.training.NewtonDefinition;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RandomPad;
import org.costscape.training.RmsPropDefinition;
import org.costscape.training.SaddleFreeNewtonDefinition;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Start;
import org.costscape.training.Stopping;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingRule;
import org.costscape.training.WatchedUnit;
import org.costscape.training.Wider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {
    private static final Path RELU = Path.of("models/relu.json");

    @TempDir
    Path folder;

    @Test
    void everyMemberOfASealedFamilyHasAName() {
        Set<Class<?>> members = new HashSet<>();
        for (Class<?> family : Definitions.FAMILIES) {
            addMembers(family, members);
        }
        assertEquals(members, Definitions.TYPES.keySet());
    }

    /** The records of a family, also those of a sealed family within it. */
    private static void addMembers(Class<?> family, Set<Class<?>> members) {
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isInterface()) {
                addMembers(member, members);
            } else {
                members.add(member);
            }
        }
    }

    @Test
    void aDefinitionThatIsWrittenIsReadBackEqual() throws IOException {
        Experiment experiment = Definitions.read(RELU, Experiment.class);
        Path copy = folder.resolve("copy.json");
        Files.writeString(copy, Definitions.write(experiment));
        assertEquals(experiment, Definitions.read(copy, Experiment.class));
    }

    static List<TrainingDefinition> trainings() {
        List<Schedule> schedules = List.of(
                new Schedule.Constant(),
                new Schedule.Exponential(1.000004),
                new Schedule.Linear(0.1, 500),
                new Schedule.Steps(100, 0.5),
                new Schedule.Epochs(4, 0.5));
        List<OptimizerDefinition> optimizers = List.of(
                new SgdDefinition(0.1, 0.9),
                new SgdDefinition(0.1, new Momentum.Ramp(0.5, 0.7, 250)),
                new NesterovDefinition(0.1, 0.9),
                new NesterovDefinition(0.1, new Momentum.Ramp(0.5, 0.5, 10)),
                new AdamDefinition(1e-3, 0.9, 0.999, 1e-8),
                new RmsPropDefinition(1e-3, 0.99, 1e-8),
                new AdagradDefinition(0.01, 1e-10),
                new AdadeltaDefinition(1, 0.95, 1e-6),
                new NewtonDefinition(1, 0),
                new SaddleFreeNewtonDefinition(0.5, 0.01));
        return Stream.concat(
                        schedules.stream().map(each -> training(optimizers.get(0), each)),
                        optimizers.stream().map(each -> training(each, schedules.get(0))))
                .toList();
    }

    private static TrainingDefinition training(OptimizerDefinition optimizer, Schedule schedule) {
        List<TrainingRule> rules = List.of(
                new TrainingRule.WeightDecay(1e-4),
                new TrainingRule.ClipNorm(5),
                new TrainingRule.MaxColumnNorm(List.of(1.9, 2.0)));
        return new TrainingDefinition(
                optimizer,
                schedule,
                rules,
                10,
                20,
                new Stopping.NoImprovement(2),
                5,
                3,
                List.of(new WatchedUnit(2, 0)));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void everyOptimizerAndScheduleIsReadBackEqual(TrainingDefinition training) throws IOException {
        Path file = folder.resolve("training.json");
        Files.writeString(file, Definitions.write(training));
        assertEquals(training, Definitions.read(file, TrainingDefinition.class));
    }

    @Test
    void aMomentumThatIsAlwaysTheSameIsAPlainNumber() {
        assertEquals(
                "{\"type\":\"sgd\",\"learningRate\":0.1,\"momentum\":0.9}",
                Definitions.JSON.valueToTree(new SgdDefinition(0.1, 0.9)).toString());
    }

    static List<Start> initializations() {
        return List.of(
                new Initialization.Uniform(0.05),
                new Initialization.Gaussian(0.01),
                new Initialization.Glorot(),
                new Initialization.He(),
                new Initialization.Orthogonal(1.4),
                new Initialization.Zero(),
                new Branch("runs/relu step 640", "0123456789abcdef".repeat(4)),
                new Initialization.Layers(
                        List.of(new Initialization.Uniform(0.005), new Initialization.He(), new Initialization.Zero())),
                new Net2Net(
                        "relu-2",
                        List.of(
                                new Wider(0, 600, 1e-4),
                                new Deeper(1),
                                new RandomPad(0, 700, new Initialization.Glorot()))));
    }

    @ParameterizedTest
    @MethodSource("initializations")
    void everyInitializationIsReadBackEqual(Start initialization) throws IOException {
        Path file = folder.resolve("initialization.json");
        Files.writeString(
                file,
                Files.readString(RELU)
                        .replaceFirst("\\{\"type\": \"uniform\", \"range\": 0.05}", json(initialization)));
        assertEquals(initialization, Definitions.read(file, Experiment.class).initialization());
    }

    static List<LayerDefinition> layers() {
        return List.of(
                new DropoutDefinition(0.8),
                new DenseDefinition(784, Activation.TANH),
                new LinearDefinition(784),
                new MaxoutDefinition(784, 5));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void layersAreReadBackEqual(LayerDefinition layer) throws IOException {
        Path file = folder.resolve("layer.json");
        Experiment experiment = Definitions.read(RELU, Experiment.class);
        FeedforwardDefinition network =
                new FeedforwardDefinition(784, List.of(layer, new DenseDefinition(10, Activation.IDENTITY)));
        Files.writeString(file, Definitions.write(experiment.withNetwork(network)));
        assertEquals(network, Definitions.read(file, Experiment.class).network());
    }

    private static String json(Start initialization) {
        return Definitions.JSON.valueToTree(initialization).toString();
    }

    @Test
    void everyShippedExperimentIsReadAndNamedAsItsFile() {
        for (Experiment each : new Library(new Home(Path.of("."))).experiments()) {
            assertTrue(Files.exists(Path.of("models", each.name() + ".json")), each.name());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "seed": 1                    | "seed": 1, "sead": 2         | sead: unknown field; expected one of data,
        "momentum": 0.9              | "momentum": 0.9, "nesterov": true | training.optimizer.nesterov: unknown field; expected one of learningRate, momentum
        "type": "constant"           | "type": "cosine"             | training.schedule.type: expected one of "constant", "epochs", "exponential", "linear", "steps", found "cosine"
        "type": "last-step"          | "type": "no-improvement", "evaluations": 0 | training.stopping.evaluations: expected at least 1, found 0
        "type": "last-step"          | "type": "no-improvement"     | training.stopping.evaluations: missing; every field must be given
        "type": "last-step"          | "type": "patience"           | training.stopping.type: expected one of "last-step", "no-improvement", found "patience"
        "watched": []                | "watched": [{"layer": 3, "unit": 0}] | training.watched[0].layer: expected 0 … 2, one of the 3 layers of the network, found 3
        "watched": []                | "watched": [{"layer": 0, "unit": 0}, {"layer": 1, "unit": 100}] | training.watched[1].unit: expected 0 … 99, one of the 100 units of layer 1, found 100
        "watched": []                | "watched": [{"layer": 0, "unit": -1}] | training.watched[0].unit: expected 0 … 299
        "watched": []                | "watched": [null]            | training.watched: expected a list of at most 4 objects with layer and unit, found null in it
        "watched": []                | "watched": [{"layer": 0}]    | training.watched[0].unit: missing
        "steps": 1560                | "steps": "many"              | training.steps: expected a whole number of at most 2147483647, found "many"
        "steps": 1560                | "steps": 15.5                | training.steps: expected a whole number
        "steps": 1560                | "steps": -1                  | training.steps: expected 1 … 100000000, found -1
        "steps": 1560                | "steps": 99999999999         | training.steps: expected a whole number of at most 2147483647, found 99999999999
        "steps": 1560                | "steps": null                | training.steps: expected a whole number of at most 2147483647, found null
        "units": 300                 | "units": -3                  | network.layers[0].units: expected at least 1, found -3
        "title": "ReLU network on MNIST" | "title": 5              | title: expected a text, found 5
        "seed": 1                    | "seed": null                 | seed: expected a whole number, found null
        "activation": "relu"}        | "activation": null}          | network.layers[1].activation: missing
        "units": 300                 | "units": true                | network.layers[0].units: expected a whole number
        "inputs": 784                | "inputs": 0                  | network.inputs: expected at least 1, found 0
        "activation": "identity"     | "activation": "gelu"         | network.layers[2].activation: expected one of "identity", "relu", "sigmoid", "softplus", "tanh", found "gelu"
        "type": "sgd"                | "type": "adamw"              | training.optimizer.type: expected one of "adadelta", "adagrad", "adam", "nesterov", "newton", "rmsprop", "saddle-free-newton", "sgd", found "adamw"
        "type": "feedforward",       |                              | network.type: expected one of "feedforward", "language-model", "none", found nothing
        "range": 0.05                | "range": "wide"              | initialization.range: expected a number, found "wide"
        "range": 0.05                | "range": -1                  | initialization.range: expected more than 0
        "range": 0.05                | "range": 1e999               | initialization.range: expected more than 0
        "type": "uniform", "range": 0.05 | "type": "net2net", "teacher": "../relu", "operators": [] | initialization.teacher: expected the name of a run
        "type": "uniform", "range": 0.05 | "type": "net2net", "teacher": "relu", "operators": [null] | initialization.operators: expected at most 100 objects { … }, found null
        "type": "uniform", "range": 0.05 | "type": "net2net", "teacher": "relu", "operators": [{"type": "wider", "layer": 0, "units": 9, "noise": -1}] | initialization.operators[0].noise: expected 0 … 100, found -1
        "type": "uniform", "range": 0.05 | "type": "net2net", "teacher": "relu", "operators": [{"type": "random-pad", "layer": 0, "units": 9, "initialization": {"type": "net2net"}}] | initialization.operators[0].initialization.type: expected one of "gaussian", "glorot"
        "type": "uniform", "range": 0.05 | "type": "net2nets" | initialization.type: expected one of "branch", "gaussian", "glorot", "he", "imported", "layers", "net2net",
        "type": "cross-entropy"      | "type": "adversarial", "epsilon": 0, "clean": 0.5 | objective.epsilon: expected a number above 0, found 0.0
        "type": "cross-entropy"      | "type": "adversarial", "epsilon": 1, "clean": 1   | objective.clean: expected at least 0 and less than 1, found 1.0
        "classes": 10                | "classes": 9                 | network: expected 9 outputs, one for each class of the data, found 10
        "name": "relu"               | "name": "../relu"            | name: expected 1 … 60 lower-case letters
        "name": "relu"               | "name": "nul"                | name: "nul" is a device on Windows
        "seed": 1                    | "seed": 1, "seed": 2         | not valid JSON: Duplicate
        "seed": 1                    | "seed": 1,                   | not valid JSON
        "seed": 1                    | "seed": 1}}                  | not valid JSON
        "seed": 1                    | "precision": "float"         | not valid JSON: Duplicate
        "precision": "float",        |                              | precision: missing; every field must be given
        "precision": "float"         | "precision": 0               | precision: expected one of "double", "float", found 0
        "batch": 128                 | "batch": []                  | training.batch: expected a whole number
        "rules": []                  | "rules": [{"type": "max-column-norm", "limits": [1, 2]}]      | training.rules[0].limits: expected 3, one for each weight matrix of the network, or a single one for all, found 2
        "rules": []                  | "rules": [{"type": "max-column-norm", "limits": []}]          | training.rules[0].limits: expected one or more numbers, found none
        "rules": []                  | "rules": [{"type": "max-column-norm", "limits": [1, null, 3]}] | training.rules[0].limits: expected a number for each weight matrix, found null
        "rules": []                  | "rules": [{"type": "max-column-norm", "limits": 2}]           | training.rules[0].limits: expected a list, found 2
        "type": "uniform", "range": 0.05 | "type": "layers", "rules": [{"type": "he"}]              | initialization.rules: expected 3, one for each weight matrix of the network, found 1
        "type": "uniform", "range": 0.05 | "type": "layers", "rules": [null]                        | initialization.rules: expected an object
        "type": "uniform", "range": 0.05 | "type": "layers", "rules": [{"type": "layers", "rules": []}] | initialization.rules[0].type: expected one of "gaussian", "glorot", "he", "orthogonal", "uniform", "zero", found "layers"
        "type": "dense", "units": 100, "activation": "relu" | "type": "dropout", "keep": 0         | network.layers[1].keep: expected more than 0 and at most 1, found 0.0
        "type": "dense", "units": 10, "activation": "identity" | "type": "dropout", "keep": 0.5    | network.layers: expected dropout before another layer
        "momentum": 0.9              | "momentum": 1                | training.optimizer.momentum: expected at least 0 and less than 1, found 1.0
        "momentum": 0.9              | "momentum": "high"           | training.optimizer.momentum: expected a number, found "high"
        "momentum": 0.9              | "momentum": null             | training.optimizer.momentum: missing
        "momentum": 0.9              | "momentum": {"from": 0.5, "to": 0.7} | training.optimizer.momentum.epochs: missing; every field must be given
        "momentum": 0.9              | "momentum": {"from": 0.5, "to": 0.7, "epochs": 0} | training.optimizer.momentum.epochs: expected at least 1, found 0
        "momentum": 0.9              | "momentum": {"from": 0.5, "to": 1, "epochs": 9} | training.optimizer.momentum.to: expected at least 0 and less than 1, found 1.0
        "momentum": 0.9              | "momentum": {"from": 0.5, "to": 0.7, "epochs": 9, "steps": 9} | training.optimizer.momentum.steps: unknown field; expected one of epochs, from, to
        """)
    void aDefinitionThatIsWrongIsRefusedWithItsField(String right, String wrong, String message) throws IOException {
        Path file = folder.resolve("wrong.json");
        String text = Files.readString(RELU);
        assertTrue(text.contains(right), right);
        int at = text.lastIndexOf(right) >= 0 && right.contains("\"units\": 300")
                ? text.indexOf(right)
                : text.lastIndexOf(right);
        Files.writeString(
                file, text.substring(0, at) + (wrong == null ? "" : wrong) + text.substring(at + right.length()));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> Definitions.read(file, Experiment.class));
        String found = String.valueOf(thrown.getMessage());
        assertTrue(found.startsWith(file.toString()), found);
        assertTrue(found.contains(message), found);
        assertEquals(1, found.lines().count(), found);
    }

    @Test
    void aNetworkThatDoesNotFitTheMemoryIsRefusedBeforeAnythingIsAllocated() throws IOException {
        Path file = folder.resolve("huge.json");
        Files.writeString(file, Files.readString(RELU).replace("\"units\": 300", "\"units\": 2147483647"));
        Experiment huge = Definitions.read(file, Experiment.class);
        try (Parallel parallel = new Parallel(2)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> ExperimentRunner.open(huge, new Home(Path.of(".")), parallel)
                            .close());
            assertTrue(String.valueOf(thrown.getMessage()).contains("GB to train"), thrown.getMessage());
        }
    }

    @Test
    void aWindowThatDoesNotFitTheMemoryIsRefusedBeforeAnythingIsAllocated() throws IOException {
        Path file = folder.resolve("long.json");
        Files.writeString(
                file,
                Files.readString(Path.of("models/lstm-characters.json"))
                        .replace("\"window\": 20", "\"window\": 10000"));
        Experiment wide = Definitions.read(file, Experiment.class);
        try (Parallel parallel = new Parallel(2)) {
            BadInputException thrown = assertThrows(
                    BadInputException.class,
                    () -> ExperimentRunner.open(wide, new Home(Path.of(".")), parallel)
                            .close());
            assertTrue(String.valueOf(thrown.getMessage()).contains("data.use.window"), thrown.getMessage());
        }
    }

    @Test
    void layersForPicturesAreReadAsTheyAreWrittenAndRefusedWithTheFileWhereTheyDoNotFit() throws IOException {
        Path pictures = Path.of("models/convolutional.json");
        Experiment right = Definitions.read(pictures, Experiment.class);
        Path file = folder.resolve("pictures.json");
        Files.writeString(file, Definitions.write(right));
        assertEquals(right, Definitions.read(file, Experiment.class));
        Files.writeString(
                file,
                Files.readString(pictures)
                        .replace("\"channels\": 8, \"height\": 28", "\"channels\": 8, \"height\": 14"));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> Definitions.read(file, Experiment.class));
        assertEquals(
                file
                        + ": network.layers[1]: expected 3136 inputs (8 channels × 14 × 28), found 6272 from the layer before",
                thrown.getMessage());
    }

    @Test
    void aMinibatchOfOneExampleCannotBeNormalized() throws IOException {
        Path normalized = Path.of("models/deep-mlp-bn.json");
        Experiment right = Definitions.read(normalized, Experiment.class);
        Path file = folder.resolve("one.json");
        Files.writeString(file, Definitions.write(right));
        assertEquals(right, Definitions.read(file, Experiment.class));
        Files.writeString(file, Files.readString(normalized).replace("\"batch\": 128", "\"batch\": 1"));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> Definitions.read(file, Experiment.class));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("training.batch: expected at least 2 examples for batch normalization"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aLanguageModelDoesNotGrow() throws IOException {
        Path file = folder.resolve("text.json");
        Files.writeString(
                file,
                Files.readString(Path.of("models/lstm-characters.json"))
                        .replaceFirst(
                                "\"initialization\": \\{[^}]*}",
                                "\"initialization\": {\"type\": \"net2net\", \"teacher\": \"relu\", \"operators\": []}"));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> Definitions.read(file, Experiment.class));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("initialization: expected a rule to draw by or a point"), message);
    }

    @Test
    void anUnknownExperimentSuggestsTheNearest() {
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> new Library(new Home(Path.of("."))).experiment("rleu"));
        assertTrue(String.valueOf(thrown.getMessage()).contains("did you mean relu?"), thrown.getMessage());
    }
}
