package org.costscape.theory;

/** The strength u(t) of one mode of a deep linear network over the time of its training, which rises from u₀ to s. */
public sealed interface LearnedMode permits SaxeMode, DeepMode {
    /**
     * The mode of a network of any depth: in closed form where it has two weight layers, integrated where it has another number.
     *
     * @param factors n, the number of weight layers
     */
    static LearnedMode of(int factors, double strength, double initial, double timeConstant) {
        return factors == 2
                ? new SaxeMode(strength, initial, timeConstant)
                : new DeepMode(factors, strength, initial, timeConstant);
    }

    /** s. */
    double strength();

    /** u₀. */
    double initial();

    /** u(t), for times of at least 0. */
    double strengthAt(double time);

    /** The time from one strength to another; negative if {@code to} is the smaller. */
    double timeBetween(double from, double to);

    /** The time from u₀ to s/2; negative if u₀ is the larger. */
    default double halfTime() {
        return timeBetween(initial(), strength() / 2);
    }
}
