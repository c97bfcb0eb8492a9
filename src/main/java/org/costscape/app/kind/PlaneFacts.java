package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.experiment.DirectionFacts;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.PlaneResult;

/** The numbers that are read off a plane. */
final class PlaneFacts {
    private PlaneFacts() {}

    static List<Fact> of(PlaneResult result) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Cosine",
                Numbers.threeDigits(result.cosine()),
                "Cosine of the angle between both directions: 0 where they are orthogonal. Far from 0, the picture is"
                        + " sheared."));
        for (int i = 0; i < result.axes().size(); i++) {
            facts.addAll(axis(i + 1, result.axes().get(i)));
        }
        result.trajectories().stream().findFirst().ifPresent(trajectory -> {
            PlaneResult.Point last = trajectory.points().get(trajectory.points().size() - 1);
            facts.add(new Fact(
                    "Residual",
                    Numbers.threeDigits(last.residual()),
                    "Distance of the last snapshot from the plane, in the unit of θ: what the projection loses."));
            facts.add(new Fact(
                    "True J at its end",
                    Numbers.threeDigits(last.train().cost()),
                    "Training cost of the last snapshot itself."));
            facts.add(new Fact(
                    "Projected J",
                    Numbers.threeDigits(last.projectedTrain().cost()),
                    "Training cost where the last snapshot is projected to: if it differs much from the true one, the path"
                            + " is not on this surface."));
        });
        long bad = result.surface().notFinite();
        if (bad > 0) {
            facts.add(new Fact(
                    "Not finite",
                    String.format(Locale.ROOT, "%,d points", bad),
                    "Points where the cost is infinite or not a number; they are left out, hatched."));
        }
        return facts;
    }

    private static List<Fact> axis(int number, DirectionFacts axis) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "‖d" + (number == 1 ? "₁" : "₂") + "‖",
                Numbers.threeDigits(axis.norm()),
                "Length of direction " + number + ", in the unit of θ."));
        axis.explained()
                .ifPresent(share -> facts.add(new Fact(
                        "Explained " + number,
                        percent(share),
                        "Share of the trajectory's variance along direction " + number
                                + ". A random walk in many dimensions explains "
                                + axis.explainedOfRandomWalk()
                                        .map(PlaneFacts::percent)
                                        .orElse("much")
                                + " so too: read it against that. Source: Antognini and Sohl-Dickstein, 2018.")));
        axis.eigenvalue()
                .ifPresent(value -> facts.add(new Fact(
                        "λ " + number,
                        Numbers.threeDigits(value),
                        "Eigenvalue of the Hessian that direction " + number + " belongs to.")));
        return facts;
    }

    private static String percent(double share) {
        return Numbers.threeDigits(100 * share) + " %";
    }
}
