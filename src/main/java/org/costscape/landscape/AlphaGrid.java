package org.costscape.landscape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;

/**
 * The positions α of a line sweep.
 *
 * <p>The range is cut at 0 and 1 where they lie inside it, and each piece is divided evenly, as nearly at one spacing as the
 * number of points allows: so both ends of the line are on the grid exactly.
 *
 * @param from first α
 * @param to last α
 * @param points number of points
 */
public record AlphaGrid(double from, double to, int points) {
    /** From −0.25 to 1.5 in 101 points. */
    public static final AlphaGrid DEFAULT = new AlphaGrid(-0.25, 1.5, 101);

    /** 200 points on [0, 1]. */
    public static final AlphaGrid FINE = new AlphaGrid(0, 1, 200);

    /** α = i/9 for i = 0 … 19. */
    public static final AlphaGrid PAPER = new AlphaGrid(0, 19.0 / 9, 20);

    public AlphaGrid {
        if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
            throw new BadInputException(
                    "range: expected two finite numbers FROM:TO, the first one less, found " + from + ":" + to);
        }
        if (Math.max(Math.abs(from), Math.abs(to)) > 1e6) {
            throw new BadInputException("range: expected numbers within ±1000000, found " + from + ":" + to);
        }
        if (tooNarrow(from, to, Math.max(1, points))) {
            throw new BadInputException(
                    "range: expected ends further apart for " + points + " points, found " + from + ":" + to);
        }
        int fewest = borders(from, to).size();
        if (points < fewest) {
            throw new BadInputException("grid: expected " + fewest + " points or more on the range " + from + ":" + to
                    + ", its ends and 0 and 1 where they lie in it, found " + points);
        }
    }

    /** The smallest spacing that double precision tells apart at the range's far end. */
    private static boolean tooNarrow(double from, double to, int points) {
        return (to - from) / points < 1e3 * Math.ulp(Math.max(Math.abs(from), Math.abs(to)));
    }

    /** All α in rising order. */
    public List<Double> alphas() {
        List<Double> borders = borders(from, to);
        List<Double> alphas = new ArrayList<>();
        alphas.add(borders.get(0));
        int left = points - 1;
        for (int i = 1; i < borders.size(); i++) {
            double start = borders.get(i - 1);
            double end = borders.get(i);
            int after = borders.size() - 1 - i;
            int share = (int) Math.round(left * (end - start) / (to - start));
            int intervals = after == 0 ? left : Math.max(1, Math.min(left - after, share));
            for (int k = 1; k < intervals; k++) {
                alphas.add(start + (end - start) * k / intervals);
            }
            alphas.add(end);
            left -= intervals;
        }
        return List.copyOf(alphas);
    }

    /** All α from coarse to fine: the ends of the line, then some six to twelve points over the range, then those halfway. */
    public List<Double> coarseToFine() {
        List<Double> alphas = alphas();
        Set<Double> order = new LinkedHashSet<>();
        alphas.stream().filter(alpha -> alpha == 0 || alpha == 1).forEach(order::add);
        for (int stride = Math.max(1, Integer.highestOneBit(points / 6)); stride >= 1; stride /= 2) {
            int every = stride;
            IntStream.range(0, alphas.size()).filter(i -> i % every == 0).forEach(i -> order.add(alphas.get(i)));
        }
        return List.copyOf(order);
    }

    private static List<Double> borders(double from, double to) {
        List<Double> borders = new ArrayList<>(List.of(from));
        for (double inner : new double[] {0, 1}) {
            if (from < inner && inner < to) {
                borders.add(inner);
            }
        }
        borders.add(to);
        return borders;
    }
}
