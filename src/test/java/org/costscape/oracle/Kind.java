package org.costscape.oracle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.SquaredErrorDefinition;
import org.costscape.network.Network;

/** What a file is for: the word or words that its {@code case} begins with. */
enum Kind {
    MLP,
    CONV,
    DEEP_LINEAR,
    LSTM_LM,
    TRAJECTORIES,
    FGSM,
    NET2NET;

    /** The kind of a file, by what it says of itself. */
    static Optional<Kind> of(Reference file) {
        String declared = file.has("case") ? file.get("case").text() + "_" : "";
        return List.of(values()).stream()
                .filter(kind -> declared.startsWith(kind.word() + "_"))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void addTo(Reference file, Checks checks) {
        switch (this) {
            case MLP -> {
                new PointOracle(file, () -> classifier(file, FeedforwardReader.perceptron(file))).addTo(checks);
                new RunningStatisticsOracle(file).addTo(checks);
            }
            case CONV ->
                new PointOracle(file, () -> classifier(file, FeedforwardReader.convolutional(file))).addTo(checks);
            case DEEP_LINEAR -> {
                new PointOracle(file, () -> regression(file)).addTo(checks);
                new ElementwiseErrorOracle(file).addTo(checks);
            }
            case LSTM_LM -> {
                new PointOracle(file, () -> new LanguageModelSubject(file)).addTo(checks);
                new LanguageModelOracle(file).addTo(checks);
            }
            case TRAJECTORIES -> new TrajectoryOracle(file).addTo(checks);
            case FGSM -> new AdversarialOracle(file).addTo(checks);
            case NET2NET -> new Net2NetOracle(file).addTo(checks);
        }
    }

    static FeedforwardSubject classifier(Reference file, Network network) {
        return new FeedforwardSubject(
                network, file.get("params"), new CrossEntropyDefinition(), FeedforwardReader.classified(file, network));
    }

    private static FeedforwardSubject regression(Reference file) {
        Network network = FeedforwardReader.perceptron(file);
        return new FeedforwardSubject(
                network,
                file.get("params"),
                new SquaredErrorDefinition(),
                FeedforwardReader.withTargets(file, network));
    }
}
