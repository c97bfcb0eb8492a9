package org.costscape.experiment;

import java.util.Locale;
import org.costscape.cost.Evaluation;
import org.costscape.file.BadInputException;

/** What is drawn of each point of a plane or a surface. */
public enum Metric {
    /** J. */
    COST,
    /** Share of the examples that are classified wrongly. */
    ERROR,
    /** Share of the examples that are classified rightly. */
    ACCURACY,
    /** ‖∂J/∂θ‖, which takes a gradient at each point. */
    GRADIENT_NORM;

    /** The name as it is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a name as it is typed.
     *
     * @throws BadInputException if there is none of this name
     */
    public static Metric parse(String text) {
        for (Metric metric : values()) {
            if (metric.text().equals(text)) {
                return metric;
            }
        }
        throw new BadInputException("metric: expected cost, error, accuracy or gradient-norm, found \"" + text + "\"");
    }

    /** Checks that there is such a thing. */
    Metric in(Experiment experiment) {
        if ((this == ERROR || this == ACCURACY) && !experiment.data().classified()) {
            throw new BadInputException("metric: expected cost or gradient-norm of " + experiment.name()
                    + ", whose data have no classes, found " + text());
        }
        return this;
    }

    /** As figures show it: shares in percent. */
    double of(Evaluation evaluation) {
        return switch (this) {
            case COST -> evaluation.cost();
            case ERROR -> 100 * evaluation.errorRate();
            case ACCURACY -> 100 * (1 - evaluation.errorRate());
            case GRADIENT_NORM -> evaluation.gradientNorm();
        };
    }

    /** For an axis or a scale of colours. */
    String title(Experiment experiment) {
        return switch (this) {
            case COST -> experiment.objective().title();
            case ERROR -> "error rate (%)";
            case ACCURACY -> "accuracy (%)";
            case GRADIENT_NORM -> "norm of the gradient";
        };
    }

    /** What of an experiment is shown, behind its data in a caption; nothing for the cost of a toy, which has no data. */
    String clause(Experiment experiment) {
        return switch (this) {
            case COST -> experiment.toy() ? "" : "; the training cost";
            case ERROR -> "; the training error rate";
            case ACCURACY -> "; the training accuracy";
            case GRADIENT_NORM -> "; the norm of the gradient of " + experiment.trainingCost();
        };
    }
}
