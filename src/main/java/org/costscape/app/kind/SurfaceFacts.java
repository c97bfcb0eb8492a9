package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.SurfaceResult;

/** The numbers that are read off a trajectory surface. */
final class SurfaceFacts {
    private SurfaceFacts() {}

    static List<Fact> of(SurfaceResult result) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "L = ‖θ_f − θ₀‖",
                Numbers.threeDigits(result.length()),
                "Distance between both ends of the path, in the unit of θ; α and β are shares of it."));
        double strayed = result.snapshots().stream()
                .mapToDouble(each -> each.at().beta())
                .max()
                .orElse(0);
        facts.add(new Fact(
                "Largest β",
                Numbers.threeDigits(strayed),
                "How far the path strays from the straight line at most, in units of L. A random walk strays as well:"
                        + " switch on the control to compare. Source: Goodfellow et al., 2015, section 3."));
        long on = result.snapshots().stream()
                .filter(each -> result.isOnSurface(result.snapshots().indexOf(each)))
                .count();
        facts.add(new Fact(
                "On the surface",
                String.format(Locale.ROOT, "%,d of %,d", on, result.snapshots().size()),
                "Snapshots that lie on the surface itself: those that come nearer to the end than any before."));
        long bad = result.costs().notFinite();
        if (bad > 0) {
            facts.add(new Fact(
                    "Not finite",
                    String.format(Locale.ROOT, "%,d points", bad),
                    "Points where the cost is infinite or not a number; they are left out, hatched."));
        }
        return facts;
    }
}
