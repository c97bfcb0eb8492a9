package org.costscape.experiment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.cost.AdversarialDefinition;
import org.costscape.cost.CostDefinition;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.ProductDefinition;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ScalarProductDefinition;
import org.costscape.cost.SoftplusDefinition;
import org.costscape.cost.SquaredErrorDefinition;
import org.costscape.cost.ThreeMinimaDefinition;
import org.costscape.dataset.Scaling;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;
import org.costscape.landscape.Normalization;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.training.AdadeltaDefinition;
import org.costscape.training.AdagradDefinition;
import org.costscape.training.AdamDefinition;
import org.costscape.training.Branch;
import org.costscape.training.Deeper;
import org.costscape.training.Growth;
import org.costscape.training.Imported;
import org.costscape.training.Initialization;
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
import org.costscape.training.TrainingRule;
import org.costscape.training.Wider;

/** Definitions as JSON: strict reading with one-line errors, and writing. */
final class Definitions {
    private static final long LARGEST_FILE = 1 << 20;

    /** The {@code type} of each member of the sealed families, as it stands in JSON. */
    static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(DataDefinition.Idx.class, "idx"),
            Map.entry(CsvData.class, "csv"),
            Map.entry(Scaling.Divide.class, "divide"),
            Map.entry(Scaling.Standardize.class, "standardize"),
            Map.entry(SpiralsData.class, "spirals"),
            Map.entry(XorData.class, "xor"),
            Map.entry(ClustersData.class, "clusters"),
            Map.entry(LinearTeacherData.class, "linear-teacher"),
            Map.entry(NoisyStreamData.class, "noisy-stream"),
            Map.entry(DataDefinition.None.class, "none"),
            Map.entry(NetworkDefinition.None.class, "none"),
            Map.entry(FeedforwardDefinition.class, "feedforward"),
            Map.entry(DenseDefinition.class, "dense"),
            Map.entry(DropoutDefinition.class, "dropout"),
            Map.entry(LinearDefinition.class, "linear"),
            Map.entry(MaxoutDefinition.class, "maxout"),
            Map.entry(BatchNormalizationDefinition.class, "batch-normalization"),
            Map.entry(ConvolutionDefinition.class, "convolution"),
            Map.entry(MaxPoolDefinition.class, "max-pool"),
            Map.entry(CrossEntropyDefinition.class, "cross-entropy"),
            Map.entry(AdversarialDefinition.class, "adversarial"),
            Map.entry(SquaredErrorDefinition.class, "squared-error"),
            Map.entry(ThreeMinimaDefinition.class, "three-minima"),
            Map.entry(SoftplusDefinition.class, "softplus"),
            Map.entry(ProductDefinition.class, "product"),
            Map.entry(ScalarProductDefinition.class, "scalar-product"),
            Map.entry(QuadraticDefinition.class, "quadratic"),
            Map.entry(Initialization.Uniform.class, "uniform"),
            Map.entry(Initialization.Gaussian.class, "gaussian"),
            Map.entry(Initialization.Glorot.class, "glorot"),
            Map.entry(Initialization.He.class, "he"),
            Map.entry(Initialization.Orthogonal.class, "orthogonal"),
            Map.entry(Initialization.Zero.class, "zero"),
            Map.entry(Initialization.Point.class, "point"),
            Map.entry(Initialization.Layers.class, "layers"),
            Map.entry(Net2Net.class, "net2net"),
            Map.entry(Branch.class, "branch"),
            Map.entry(Imported.class, "imported"),
            Map.entry(Wider.class, "wider"),
            Map.entry(Deeper.class, "deeper"),
            Map.entry(RandomPad.class, "random-pad"),
            Map.entry(SgdDefinition.class, "sgd"),
            Map.entry(NesterovDefinition.class, "nesterov"),
            Map.entry(AdamDefinition.class, "adam"),
            Map.entry(RmsPropDefinition.class, "rmsprop"),
            Map.entry(AdagradDefinition.class, "adagrad"),
            Map.entry(AdadeltaDefinition.class, "adadelta"),
            Map.entry(NewtonDefinition.class, "newton"),
            Map.entry(SaddleFreeNewtonDefinition.class, "saddle-free-newton"),
            Map.entry(TrainingRule.ClipNorm.class, "clip-norm"),
            Map.entry(TrainingRule.WeightDecay.class, "weight-decay"),
            Map.entry(TrainingRule.MaxColumnNorm.class, "max-column-norm"),
            Map.entry(Stopping.LastStep.class, "last-step"),
            Map.entry(Stopping.NoImprovement.class, "no-improvement"),
            Map.entry(LanguageModelDefinition.class, "language-model"),
            Map.entry(CharacterData.class, "characters"),
            Map.entry(WordData.class, "words"),
            Map.entry(TreebankData.class, "treebank"),
            Map.entry(DirectionRule.Toward.class, "toward"),
            Map.entry(DirectionRule.Between.class, "between"),
            Map.entry(DirectionRule.Random.class, "random"),
            Map.entry(DirectionRule.PrincipalComponent.class, "principal-component"),
            Map.entry(DirectionRule.Gradient.class, "gradient"),
            Map.entry(DirectionRule.MinibatchGradient.class, "minibatch-gradient"),
            Map.entry(DirectionRule.LastStep.class, "last-step"),
            Map.entry(DirectionRule.Momentum.class, "momentum"),
            Map.entry(DirectionRule.HessianEigenvector.class, "hessian-eigenvector"),
            Map.entry(DirectionRule.Layers.class, "layers"),
            Map.entry(Schedule.Constant.class, "constant"),
            Map.entry(Schedule.Exponential.class, "exponential"),
            Map.entry(Schedule.Linear.class, "linear"),
            Map.entry(Schedule.Steps.class, "steps"),
            Map.entry(Schedule.Epochs.class, "epochs"));

    /** The sealed families themselves. */
    static final List<Class<?>> FAMILIES = List.of(
            DataDefinition.class,
            Scaling.class,
            NetworkDefinition.class,
            LayerDefinition.class,
            CostDefinition.class,
            Start.class,
            Initialization.class,
            Growth.class,
            OptimizerDefinition.class,
            Schedule.class,
            Stopping.class,
            TrainingRule.class,
            DirectionRule.class);

    static final JsonMapper JSON = mapper();

    private Definitions() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    private enum CamelCase {}

    /**
     * Reads a definition.
     *
     * @throws BadInputException if the file is missing, not JSON, or not what it should be: file, field, value found,
     *     what was expected
     */
    static <T> T read(Path file, Class<T> type) {
        return parse(InputFile.read(file, LARGEST_FILE), file, type);
    }

    /**
     * Reads a definition from its text.
     *
     * @param file what messages call it
     */
    static <T> T parse(byte[] bytes, Path file, Class<T> type) {
        JsonNode tree;
        try {
            tree = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw DefinitionErrors.syntax(file, e);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
        if (!tree.isObject()) {
            throw new BadInputException(file + ": expected a definition, an object { … } in JSON, found "
                    + (tree.isMissingNode() ? "nothing" : DefinitionErrors.excerpt(tree.toString())));
        }
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw DefinitionErrors.content(file.toString(), tree, e);
        } catch (JsonProcessingException e) {
            throw DefinitionErrors.syntax(file, e);
        }
    }

    /**
     * Reads a definition that is a line of a file.
     *
     * @param where file and line, for errors
     * @throws BadInputException as {@link #read(Path, Class)}
     */
    static <T> T readLine(String where, String line, Class<T> type) {
        JsonNode tree;
        try {
            tree = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw DefinitionErrors.syntax(where, e);
        }
        if (!tree.isObject()) {
            throw new BadInputException(where + ": expected an object { … } in JSON, found "
                    + (tree.isMissingNode() ? "nothing" : DefinitionErrors.excerpt(tree.toString())));
        }
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw DefinitionErrors.content(where, tree, e);
        } catch (JsonProcessingException e) {
            throw DefinitionErrors.syntax(where, e);
        }
    }

    /** A definition in one line of JSON. */
    static String line(Object definition) {
        return JSON.valueToTree(definition).toString();
    }

    /** A member of a sealed family with its type, as JSON. */
    static <T> JsonNode tree(T member, Class<T> family) {
        try {
            return JSON.readTree(JSON.writerFor(family).writeValueAsString(member));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can be written", e);
        }
    }

    /** A definition, or any other record, as indented JSON. */
    static String write(Object definition) {
        try {
            return JSON.writeValueAsString(definition) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can be written", e);
        }
    }

    private static void onlyFromText(MutableCoercionConfig texts) {
        for (CoercionInputShape other :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            texts.setCoercion(other, CoercionAction.Fail);
        }
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, Definitions::onlyFromText)
                .defaultPrettyPrinter(new DefaultPrettyPrinter()
                        .withObjectIndenter(new DefaultIndenter("  ", "\n"))) // the same lines on every system
                .enable(SerializationFeature.INDENT_OUTPUT);
        for (Class<?> family : FAMILIES) {
            builder.addMixIn(family, Typed.class);
        }
        builder.addMixIn(Activation.class, CamelCase.class)
                .addMixIn(Precision.class, CamelCase.class)
                .addMixIn(Normalization.class, CamelCase.class);
        MomentumJson.addTo(builder);
        TYPES.forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
        return builder.build();
    }
}
