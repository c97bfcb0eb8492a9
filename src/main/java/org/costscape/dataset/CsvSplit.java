package org.costscape.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Randomness;

/**
 * A table's examples in a random order, of which a share is held out; the same for the same seed.
 *
 * @param share of the examples that is held out, above 0 and below 1
 * @param stratified whether the share is taken of each class, not of the whole
 * @param seed of the order
 */
public record CsvSplit(double share, boolean stratified, long seed) {
    /**
     * Reads a file whole and splits it.
     *
     * @param header whether the first line names the columns
     * @param label column of the class, from 1
     * @param classes texts that stand in it, in the order of the classes
     * @throws BadInputException if the file cannot be used, or one of the sets would be empty
     */
    public Split read(Path file, boolean header, int label, List<String> classes, Scaling scaling) {
        CsvTable table = CsvTable.read(file, header, label, classes);
        int[] order = Randomness.order(table.labels().length, Randomness.of(seed, "held-out examples"));
        boolean[] held = heldOut(order, table.labels(), classes.size());
        int[] training = Arrays.stream(order).filter(i -> !held[i]).toArray();
        int[] heldOut = Arrays.stream(order).filter(i -> held[i]).toArray();
        if (training.length == 0 || heldOut.length == 0) {
            throw new BadInputException(file + ": expected training and held-out examples, found " + training.length
                    + " and " + heldOut.length + "; choose another heldOutShare");
        }
        double[] x = columns(table, training);
        double[] xHeldOut = columns(table, heldOut);
        scaling.apply(x, xHeldOut, x.length / training.length);
        String name = TextFile.name(file);
        return new Split(
                Examples.classified(name, x, labels(table, training), classes.size()),
                Examples.classified(name, xHeldOut, labels(table, heldOut), classes.size()));
    }

    private boolean[] heldOut(int[] order, int[] labels, int classes) {
        boolean[] held = new boolean[order.length];
        for (int group = 0; group < (stratified ? classes : 1); group++) {
            int wanted = group;
            int[] members = Arrays.stream(order)
                    .filter(i -> !stratified || labels[i] == wanted)
                    .toArray();
            Arrays.stream(members, 0, (int) Math.round(share * members.length)).forEach(i -> held[i] = true);
        }
        return held;
    }

    private static int[] labels(CsvTable table, int[] examples) {
        return Arrays.stream(examples).map(i -> table.labels()[i]).toArray();
    }

    private static double[] columns(CsvTable table, int[] examples) {
        int features = table.x().length / table.labels().length;
        double[] x = new double[features * examples.length];
        for (int i = 0; i < examples.length; i++) {
            System.arraycopy(table.x(), examples[i] * features, x, i * features, features);
        }
        return x;
    }
}
