package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.Pointer;

/**
 * What a program holds in memory, in megabytes.
 *
 * @param heap after all garbage was collected
 * @param offHeap the process's resident memory without the heap's pages
 */
public record HeldMemory(double heap, double offHeap) {
    /** Between two rounds the heap may differ by what the virtual machine itself has learned. */
    private static final double MOST_MEGABYTES = 8;

    /** The process's memory beside the heap grows a little while the heap's pages are touched for the first time. */
    private static final double MOST_MEGABYTES_OFF_HEAP = 64;

    /** Collects the garbage and looks. */
    public static HeldMemory now() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return new HeldMemory(
                (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                (Pointer.physicalBytes() - runtime.totalMemory()) / 1e6);
    }

    /**
     * That not more is held in the second half of rounds than in the first, without the first two: each time the least, because
     * what is just under way comes on top.
     */
    public static void requireFlat(List<HeldMemory> held) {
        double heap = growth(held, HeldMemory::heap);
        double offHeap = growth(held, HeldMemory::offHeap);
        assertTrue(heap < MOST_MEGABYTES, "heap grew by " + heap + " MB: " + held);
        assertTrue(offHeap < MOST_MEGABYTES_OFF_HEAP, "memory off the heap grew by " + offHeap + " MB: " + held);
    }

    private static double growth(List<HeldMemory> held, ToDoubleFunction<HeldMemory> part) {
        int half = held.size() / 2;
        return least(held.subList(half, held.size()), part) - least(held.subList(2, half), part);
    }

    private static double least(List<HeldMemory> held, ToDoubleFunction<HeldMemory> part) {
        return held.stream().mapToDouble(part).min().orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f + %.1f MB", heap, offHeap);
    }
}
