package org.costscape.figure;

import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The colours that all frames of an animation share: the most frequent ones exactly, such as grounds, text and paths, the
 * others such that they are near to all that occurs.
 *
 * <p>Colours that fall into one of 32 × 32 × 32 bins count as one. The bins are cut in two again and again, where the sum of
 * squared distances from the mean, weighted by the square roots of their numbers of pixels, is largest. Between palette colours, an
 * ordered pattern that is the same in each frame keeps shades from making bands.
 */
final class GifPalette {
    /** The entry of pixels that stay as they are. */
    static final int SAME = 255;

    private static final int EXACT = 16;
    private static final int BITS = 3;
    private static final int BINS = 1 << 15;

    /** How far a colour may be moved by the pattern, of 255. */
    private static final int SPREAD = 12;

    private static final int[] PATTERN = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

    private final int[] colors = new int[SAME + 1];
    private final int[] exact; // the first colours, rising
    private final short[] nearest = new short[1 << 18]; // by six bits a channel; 0 for not yet found, else 1 + entry

    private GifPalette(int[] exact, List<int[]> others) {
        this.exact = exact;
        System.arraycopy(exact, 0, colors, 0, exact.length);
        for (int i = 0; i < SAME - exact.length; i++) {
            colors[exact.length + i] = i < others.size() ? rgb(others.get(i)) : exact[0];
        }
    }

    /** Counts the colours of pictures. */
    static final class Count {
        private final long[][] sums = new long[4][BINS]; // red, green, blue, pixels
        private final int[] candidate = new int[BINS];
        private final int[] lead = new int[BINS];

        void add(int[] pixels) {
            for (int argb : pixels) {
                int rgb = argb & 0xFFFFFF;
                int bin = bin(rgb);
                for (int k = 0; k < 3; k++) {
                    sums[k][bin] += channel(rgb, k);
                }
                sums[3][bin]++;
                // The colour that more than half of a bin's pixels have, if there is one, is the candidate in the end.
                if (lead[bin] == 0) {
                    candidate[bin] = rgb;
                }
                lead[bin] += candidate[bin] == rgb ? 1 : -1;
            }
        }

        GifPalette palette() {
            int[] exact = IntStream.range(0, BINS)
                    .filter(bin -> lead[bin] > 0)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer bin) -> -lead[bin]))
                    .limit(EXACT)
                    .mapToInt(bin -> candidate[bin])
                    .sorted()
                    .toArray();
            List<Box> boxes = new ArrayList<>(List.of(new Box(
                    sums,
                    IntStream.range(0, BINS).filter(bin -> sums[3][bin] > 0).toArray())));
            while (boxes.size() < SAME - exact.length) {
                Box largest = boxes.stream()
                        .max(Comparator.comparingDouble(box -> box.error))
                        .orElseThrow();
                if (largest.error <= 0) {
                    break;
                }
                boxes.remove(largest);
                boxes.addAll(largest.halves());
            }
            return new GifPalette(exact, boxes.stream().map(box -> box.mean()).toList());
        }
    }

    /** Bins whose colours one entry stands for. */
    private static final class Box {
        private final long[][] sums;
        private final int[] bins;
        private final double[] mean = new double[3];
        private int axis;
        private double error;

        Box(long[][] sums, int[] bins) {
            this.sums = sums;
            this.bins = bins;
            double weights = 0;
            for (int bin : bins) {
                double weight = Math.sqrt((double) sums[3][bin]);
                weights += weight;
                for (int k = 0; k < 3; k++) {
                    mean[k] += weight * color(bin, k);
                }
            }
            for (int k = 0; k < 3; k++) {
                mean[k] /= weights;
                int channel = k;
                double squares = Arrays.stream(bins)
                        .mapToDouble(bin ->
                                Math.sqrt((double) sums[3][bin]) * Math.pow(color(bin, channel) - mean[channel], 2))
                        .sum();
                if (squares > error) {
                    error = squares;
                    axis = k;
                }
            }
        }

        List<Box> halves() {
            return List.of(half(true), half(false));
        }

        private Box half(boolean lower) {
            return new Box(
                    sums,
                    Arrays.stream(bins)
                            .filter(bin -> color(bin, axis) <= mean[axis] == lower)
                            .toArray());
        }

        int[] mean() {
            return Arrays.stream(mean)
                    .mapToInt(value -> (int) Math.round(value))
                    .toArray();
        }

        private double color(int bin, int channel) {
            return (double) sums[channel][bin] / (double) sums[3][bin];
        }
    }

    /** As an image's colour model has it. */
    IndexColorModel model() {
        byte[][] channels = new byte[3][colors.length];
        for (int i = 0; i < colors.length; i++) {
            for (int k = 0; k < 3; k++) {
                channels[k][i] = (byte) channel(colors[i], k);
            }
        }
        return new IndexColorModel(8, colors.length, channels[0], channels[1], channels[2], SAME);
    }

    /** The entry for a pixel. */
    int entry(int argb, int x, int y) {
        int rgb = argb & 0xFFFFFF;
        int found = Arrays.binarySearch(exact, rgb);
        if (found >= 0) {
            return found;
        }
        int moved = SPREAD * (2 * PATTERN[(y & 3) * 4 + (x & 3)] - 15) / 30;
        int key = 0;
        for (int k = 0; k < 3; k++) {
            key = key << 6 | Math.max(0, Math.min(255, channel(rgb, k) + moved)) >> 2;
        }
        if (nearest[key] == 0) {
            nearest[key] = (short) (1 + search(key));
        }
        return nearest[key] - 1;
    }

    private int search(int key) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < SAME; i++) {
            int distance = 0;
            for (int k = 0; k < 3; k++) {
                int value = (key >> (12 - 6 * k) & 63) << 2 | 2;
                int difference = value - channel(colors[i], k);
                distance += (k == 1 ? 4 : 2 + (k == 0 ? 1 : 0)) * difference * difference; // the eye sees green best
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int bin(int rgb) {
        return channel(rgb, 0) >> BITS << 10 | channel(rgb, 1) >> BITS << 5 | channel(rgb, 2) >> BITS;
    }

    private static int channel(int rgb, int k) {
        return rgb >> (16 - 8 * k) & 0xFF;
    }

    private static int rgb(int[] channels) {
        return channels[0] << 16 | channels[1] << 8 | channels[2];
    }
}
