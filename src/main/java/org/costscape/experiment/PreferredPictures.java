package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.costscape.cost.ActivationMaximization;
import org.costscape.cost.ActivationMaximization.Optimum;
import org.costscape.cost.MaximizationDomain;
import org.costscape.cost.UnitActivations;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.PictureShape;
import org.costscape.parameter.Randomness;

/**
 * For each unit of a layer the picture x that maximizes a(x) − λ‖x‖², where λ is relative to the unit's gradient: the best of several
 * climbs, one from the mean of the training pictures that drive the unit most, the others from noise.
 *
 * @param data the training pictures
 * @param shape of a picture
 * @param penalty λ over the root mean square of ‖∂a/∂x‖ on the pictures that drive the unit most
 * @param seed of the noise
 */
record PreferredPictures(Dataset data, PictureShape shape, double penalty, long seed) {
    static final int STEPS = 200;
    static final int RESTARTS = 3;

    /** All climbs but the first begin with grey levels from 0 to this, drawn at random. */
    private static final double BRIGHTEST_START = 0.2;

    /**
     * Climbs with all units at once.
     *
     * @param drivers of each unit, the training pictures that drive it most
     * @param step called before each of the {@value #STEPS} steps
     */
    List<Optimum> of(
            FeatureLayer layer,
            UnitActivations activations,
            int[] units,
            List<List<UnitFeature.Driver>> drivers,
            Runnable step) {
        int climbs = units.length * RESTARTS;
        int[] wanted = new int[climbs];
        double[][] starts = new double[climbs][];
        double[] penalties = new double[climbs];
        for (int i = 0; i < climbs; i++) {
            int unit = i / RESTARTS;
            wanted[i] = units[unit];
            boolean first = i % RESTARTS == 0;
            starts[i] = first ? mean(drivers.get(unit)) : noise(layer, wanted[i], i % RESTARTS);
            penalties[i] = first ? penalty * steepness(activations, units[unit], drivers.get(unit)) : penalties[i - 1];
        }
        List<Optimum> optima = new ActivationMaximization(new MaximizationDomain.BlurredPictures(shape), STEPS)
                .climb((x, gradients) -> activations.differentiate(x, wanted, gradients), starts, penalties, step);
        List<Optimum> best = new ArrayList<>();
        for (int unit = 0; unit < units.length; unit++) {
            best.add(optima.subList(unit * RESTARTS, (unit + 1) * RESTARTS).stream()
                    .reduce((one, other) -> other.value() > one.value() ? other : one)
                    .orElseThrow());
        }
        return best;
    }

    /** The mean of some training pictures. */
    private double[] mean(List<UnitFeature.Driver> drivers) {
        double[] mean = new double[data.features()];
        for (UnitFeature.Driver driver : drivers) {
            double[] picture = data.features(driver.example());
            for (int i = 0; i < mean.length; i++) {
                mean[i] += picture[i] / drivers.size();
            }
        }
        return mean;
    }

    private double[] noise(FeatureLayer layer, int unit, int start) {
        SplittableRandom random =
                Randomness.of(seed, "features layer " + layer.number() + " unit " + unit + " start " + start);
        return random.doubles(shape.pixels(), 0, BRIGHTEST_START).toArray();
    }

    /** The root mean square of ‖∂a/∂x‖ over some training pictures. */
    private double steepness(UnitActivations activations, int unit, List<UnitFeature.Driver> drivers) {
        double[][] x =
                drivers.stream().map(each -> data.features(each.example())).toArray(double[][]::new);
        double[][] gradients = new double[x.length][x[0].length];
        int[] wanted = new int[x.length];
        Arrays.fill(wanted, unit);
        activations.differentiate(x, wanted, gradients);
        return FeatureLayer.norm(
                        Arrays.stream(gradients).mapToDouble(FeatureLayer::norm).toArray())
                / Math.sqrt(x.length);
    }
}
