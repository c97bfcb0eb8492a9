package org.costscape.experiment;

import java.util.Locale;
import java.util.regex.Pattern;
import org.costscape.array.Precision;
import org.costscape.cost.CostDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.cost.ToyDefinition;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.ParameterLayout;
import org.costscape.training.Initialization;
import org.costscape.training.Net2Net;
import org.costscape.training.Start;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingRule;
import org.costscape.training.WatchedUnit;

/**
 * What to train on what, as a JSON file in {@code models/} says it.
 *
 * @param name short, as typed on the command line
 * @param title for lists and figures
 * @param shows what one sees in it, in a sentence or two
 * @param source where it comes from
 * @param data the training and the held-out set, none of a toy
 * @param network the network, none of a toy
 * @param objective what training lowers
 * @param initialization how θ₀ is found, or of what it is grown
 * @param training how it is trained
 * @param precision of parameters, activations and gradients
 * @param seed of all randomness
 */
public record Experiment(
        String name,
        String title,
        String shows,
        String source,
        DataDefinition data,
        NetworkDefinition network,
        CostDefinition objective,
        Start initialization,
        TrainingDefinition training,
        Precision precision,
        long seed) {
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]");

    public Experiment {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new BadInputException(
                    "name: expected 1 … 60 lower-case letters, digits and hyphens, found \"" + name + "\"");
        }
        if (DEVICE.matcher(name).matches()) {
            throw new BadInputException("name: \"" + name + "\" is a device on Windows; choose another");
        }
        check("title", title, 1, 120);
        check("shows", shows, 0, 1000);
        check("source", source, 0, 1000);
        Kinds.check(data, network, objective, training.optimizer());
        if (network.outputs() != data.outputs()) {
            throw new BadInputException("network: expected " + data.outputs()
                    + (data instanceof TextData
                            ? " symbols of vocabulary, as the data have"
                            : " outputs, one for each " + (data.classified() ? "class" : "target number")
                                    + " of the data")
                    + ", found " + network.outputs());
        }
        if (initialization instanceof Net2Net && !(network instanceof FeedforwardDefinition)) {
            throw new BadInputException(
                    "initialization: expected a rule to draw by or a point, found net2net, which grows feedforward"
                            + " networks");
        }
        checkWatched(network, training);
        if (network.couplesExamples() && training.batch() < 2) {
            throw new BadInputException(
                    "training.batch: expected at least 2 examples for batch normalization, found " + training.batch());
        }
        if (objective instanceof ToyDefinition && training.batch() != 1) {
            throw new BadInputException(
                    "training.batch: expected 1, because a toy has no examples, found " + training.batch());
        }
        if (initialization instanceof Initialization drawn) {
            named("initialization", () -> drawn.checkFits(network.weights(), parameters(network, objective)));
        }
        for (int i = 0; i < training.rules().size(); i++) {
            TrainingRule rule = training.rules().get(i);
            named("training.rules[" + i + "]", () -> rule.checkFits(network.weights()));
        }
    }

    private static void checkWatched(NetworkDefinition network, TrainingDefinition training) {
        for (int i = 0; i < training.watched().size(); i++) {
            WatchedUnit watched = training.watched().get(i);
            String field = "training.watched[" + i + "].";
            if (!(network instanceof FeedforwardDefinition feedforward)) {
                throw new BadInputException(
                        "training.watched: expected [] where the network is not a feedforward one, found "
                                + training.watched().size() + " of them");
            }
            checkRange(field + "layer", watched.layer(), feedforward.layers().size(), "layers of the network");
            FeedforwardDefinition part = feedforward
                    .preActivations(watched.layer())
                    .orElseThrow(() -> new BadInputException(field + "layer: expected a layer with a pre-activation,"
                            + " found one without as layer " + watched.layer()));
            checkRange(field + "unit", watched.unit(), part.outputs(), "units of layer " + watched.layer());
        }
    }

    private static void checkRange(String field, int found, int count, String of) {
        if (found < 0 || found >= count) {
            throw new BadInputException(
                    field + ": expected 0 … " + (count - 1) + ", one of the " + count + " " + of + ", found " + found);
        }
    }

    /** A check whose message begins with a field of the part that it belongs to. */
    private static void named(String part, Runnable check) {
        try {
            check.run();
        } catch (BadInputException e) {
            throw new BadInputException(part + "." + e.getMessage(), e);
        }
    }

    /** The number of parameters in θ. */
    private static long parameters(NetworkDefinition network, CostDefinition objective) {
        return objective instanceof ToyDefinition toy ? toy.parameters() : network.parameters();
    }

    private static void check(String field, String text, int least, int most) {
        if (text.strip().length() < least || text.length() > most) {
            throw new BadInputException(
                    field + ": expected " + least + " … " + most + " characters, found " + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BadInputException(field + ": expected text without control characters");
        }
    }

    /** Whether J is a formula of a few parameters, without data. */
    public boolean toy() {
        return objective instanceof ToyDefinition;
    }

    /** J in the middle of a sentence: of a toy there is no other than that of training. */
    String trainingCost() {
        return toy() ? "J" : "the training cost";
    }

    /** What a step of training sees: {@code 128 examples}, {@code 32 × 20 tokens} of a text, {@code the whole cost}. */
    public String minibatch() {
        if (toy()) {
            return "the whole cost";
        }
        return data instanceof TextData text
                ? String.format(
                        Locale.ROOT,
                        "%,d × %,d tokens",
                        training.batch(),
                        text.use().window())
                : String.format(Locale.ROOT, "%,d examples", training.batch());
    }

    /** The same under another name. */
    public Experiment withName(String other) {
        return new Experiment(
                other, title, shows, source, data, network, objective, initialization, training, precision, seed);
    }

    /** The same under another title. */
    public Experiment withTitle(String other) {
        return new Experiment(
                name, other, shows, source, data, network, objective, initialization, training, precision, seed);
    }

    /** The same on other data. */
    public Experiment withData(DataDefinition other) {
        return new Experiment(
                name, title, shows, source, other, network, objective, initialization, training, precision, seed);
    }

    /** The same with another network. */
    public Experiment withNetwork(NetworkDefinition other) {
        return new Experiment(
                name, title, shows, source, data, other, objective, initialization, training, precision, seed);
    }

    /** The same with another θ₀. */
    Experiment withStart(Start other) {
        return new Experiment(name, title, shows, source, data, network, objective, other, training, precision, seed);
    }

    /** What θ consists of. */
    ParameterLayout layout() {
        if (network instanceof FeedforwardDefinition feedforward) {
            return feedforward.build().layout();
        }
        if (network instanceof LanguageModelDefinition model) {
            return model.build().layout();
        }
        try (ToyCost toy = new ToyCost((ToyDefinition) objective)) {
            return toy.layout();
        }
    }

    /** The same with another number of steps. */
    public Experiment withSteps(int steps) {
        return withTraining(training.withSteps(steps));
    }

    /** The same, trained otherwise. */
    public Experiment withTraining(TrainingDefinition other) {
        return new Experiment(
                name, title, shows, source, data, network, objective, initialization, other, precision, seed);
    }

    /** The same with another seed. */
    public Experiment withSeed(long other) {
        return new Experiment(
                name, title, shows, source, data, network, objective, initialization, training, precision, other);
    }
}
