package org.costscape.experiment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A direction of a plane, as results describe it.
 *
 * @param rule how it was found
 * @param norm ‖d‖
 * @param sha256 hash of its numbers
 * @param explained of a principal component the share of the trajectory's variance along it
 * @param explainedOfRandomWalk what a long random walk in many dimensions explains by the same component
 * @param eigenvalue of an eigenvector of the Hessian H its eigenvalue λ
 * @param residual of an eigenvector v ‖Hv − λv‖: some eigenvalue is within it of λ
 */
public record DirectionFacts(
        DirectionRule rule,
        double norm,
        String sha256,
        Optional<Double> explained,
        Optional<Double> explainedOfRandomWalk,
        Optional<Double> eigenvalue,
        Optional<Double> residual) {
    /** As it stands in JSON. */
    Map<String, Object> table() {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("rule", Definitions.tree(rule, DirectionRule.class));
        table.put("norm", norm);
        table.put("sha256", sha256);
        explained.ifPresent(each -> table.put("explained", each));
        explainedOfRandomWalk.ifPresent(each -> table.put("explainedOfRandomWalk", each));
        eigenvalue.ifPresent(each -> table.put("eigenvalue", each));
        residual.ifPresent(each -> table.put("residual", each));
        return table;
    }

    /** A sentence for captions about what is special to it, after a blank; empty for most directions. */
    String sentence() {
        if (explained.isPresent() && explainedOfRandomWalk.isPresent()) {
            return String.format(
                    Locale.ROOT,
                    " %s explains %.1f %% (a random walk's: %.1f %%).",
                    title(),
                    100 * explained.get(),
                    100 * explainedOfRandomWalk.get());
        }
        return eigenvalue.isPresent() && residual.isPresent()
                ? String.format(
                        Locale.ROOT,
                        " %s: λ = %s, residual %s.",
                        title(),
                        Numbers.threeDigits(eigenvalue.get()),
                        Numbers.threeDigits(residual.get()))
                : "";
    }

    /** For the beginning of a sentence. */
    private String title() {
        String title = rule.title();
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }
}
