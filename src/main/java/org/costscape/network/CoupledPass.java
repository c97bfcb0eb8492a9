package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * A pass over all examples of a batch at once, where batch normalization couples them: the chunks go in parallel up to the next
 * batch normalization; there their moments are merged in their order, and they go on. Backward it is the same with the sums of
 * the gradient. So the result has the same bits with any number of threads.
 */
public final class CoupledPass implements Network.Pass {
    private final List<Layer> layers;
    private final RunningStatistics layout;
    private final Precision precision;
    private final int width;
    private final int lowest;
    private final boolean kinked;
    private final Parallel parallel;
    private final GradientStrands strands;
    private final List<Segment> segments = new ArrayList<>();
    private final List<List<Layer.Pass>> chunks = new ArrayList<>();
    private final PassMemory outputs;
    private final PassMemory towardsInputs;
    private final ChunkViews inputViews;
    private final ChunkViews outputViews;
    private final ChunkViews deltaViews;
    private final ChunkViews towardsInputViews;
    private @Nullable ParameterVector given;
    private @Nullable ParameterVector report;
    private boolean unbiased;
    private @Nullable DropoutStep dropout;
    private @Nullable ParameterVector piece;
    private int first;

    /** Layers from {@code first} on, before {@code end}; {@code normalization} is the first one where that couples. */
    private record Segment(int first, int end, @Nullable Normalization normalization) {}

    /** A batch normalization with scratch memory for each thread. */
    private record Normalization(BatchNormalization layer, List<BatchNormalization.Loops> loops) {}

    CoupledPass(Network network, List<Layer> layers, Precision precision, int capacity, int width, Parallel parallel) {
        this.layers = layers;
        this.layout = network.running();
        this.precision = precision;
        this.width = width;
        this.lowest = network.lowest();
        this.kinked = network.kinked();
        this.parallel = parallel;
        this.strands = new GradientStrands(network.layout(), precision, parallel);
        this.outputs = new PassMemory(precision, network.definition().outputs(), capacity);
        this.towardsInputs = new PassMemory(precision, network.definition().inputs(), capacity);
        this.inputViews = new ChunkViews(width);
        this.outputViews = new ChunkViews(width);
        this.deltaViews = new ChunkViews(width);
        this.towardsInputViews = new ChunkViews(width);
        cut();
    }

    private void cut() {
        int first = 0;
        for (int i = 1; i <= layers.size(); i++) {
            if (i == layers.size() || layers.get(i) instanceof BatchNormalization) {
                segments.add(new Segment(first, i, normalization(layers.get(first))));
                first = i;
            }
        }
    }

    private @Nullable Normalization normalization(Layer layer) {
        if (!(layer instanceof BatchNormalization normalization)) {
            return null;
        }
        List<BatchNormalization.Loops> loops = new ArrayList<>();
        for (int lane = 0; lane < parallel.lanes(); lane++) {
            loops.add(normalization.new Loops(precision));
        }
        return new Normalization(normalization, loops);
    }

    /**
     * Normalizes by given statistics from now on, as {@link Network#running} lays them out, or by those of the batch where there
     * are none; a variance below zero counts as zero.
     */
    public void normalizeBy(@Nullable ParameterVector statistics) {
        given = statistics;
    }

    /**
     * Lets the next forward pass, and only that one, write its batch's mean and variance.
     *
     * @param target as {@link Network#running} lays it out
     * @param divideByOneLess whether the variance is unbiased, as running statistics have it
     */
    public void report(ParameterVector target, boolean divideByOneLess) {
        report = target;
        unbiased = divideByOneLess;
    }

    @Override
    public void dropout(@Nullable DropoutStep step, int newFirst) {
        dropout = step;
        first = newFirst;
    }

    @Override
    public void stayOnPieceOf(@Nullable ParameterVector at) {
        piece = at;
        hold(false);
    }

    @Override
    public @Nullable ParameterVector pieceOf() {
        return piece;
    }

    private void hold(boolean held) {
        chunks.forEach(passes -> passes.forEach(pass -> pass.hold(held)));
    }

    /** How many chunks so many examples are cut into. */
    public int chunks(int examples) {
        return (examples + width - 1) / width;
    }

    /** Something to be done with the outputs of each chunk. */
    @FunctionalInterface
    public interface ChunkVisitor {
        /**
         * In the lane that computed them.
         *
         * @param first number of the chunk's first example
         * @param outputs (outputs, examples), valid during the call
         */
        void visit(int chunk, int lane, int first, ColumnMatrix outputs);
    }

    @Override
    public ColumnMatrix forward(ParameterVector theta, ColumnMatrix x) {
        ColumnMatrix out = outputs.columns(x.columns());
        List<ColumnMatrix> targets = outputViews.of(out);
        forward(theta, x, (chunk, lane, from, h) -> targets.get(chunk).copy(0, h, 0, h.rows() * h.columns()));
        return out;
    }

    /** As {@link #forward(ParameterVector, ColumnMatrix)}, with the outputs chunk by chunk, several at a time. */
    public void forward(ParameterVector theta, ColumnMatrix x, ChunkVisitor visitor) {
        try {
            if (piece != null && kinked) {
                hold(false);
                through(piece, x, (chunk, lane, from, h) -> {});
                hold(true);
            }
            through(theta, x, visitor);
        } finally {
            report = null;
        }
    }

    private void through(ParameterVector theta, ColumnMatrix x, ChunkVisitor visitor) {
        ColumnMatrix[] h = inputs(x).toArray(ColumnMatrix[]::new);
        allocate(h.length);
        for (int chunk = 0; chunk < h.length; chunk++) {
            int from = first + chunk * width;
            chunks.get(chunk).forEach(pass -> pass.dropout(dropout, from));
        }
        Moments[] moments = new Moments[h.length];
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            Segment next = i + 1 < segments.size() ? segments.get(i + 1) : null;
            Normalization before = segment.normalization;
            Standardization by = before == null ? null : standardization(segment.first, before, moments);
            Normalization behind = next == null ? null : next.normalization;
            parallel.forEach(h.length, (chunk, lane) -> {
                h[chunk] = forward(theta, segment, chunk, lane, h[chunk], by);
                if (behind != null) {
                    moments[chunk] = behind.loops.get(lane).moments(h[chunk]);
                } else {
                    visitor.visit(chunk, lane, chunk * width, h[chunk]);
                }
            });
        }
    }

    private void allocate(int count) {
        while (chunks.size() < count) {
            chunks.add(
                    layers.stream().map(each -> each.newPass(precision, width)).toList());
        }
    }

    /** The chunks of the inputs. */
    List<ColumnMatrix> inputs(ColumnMatrix x) {
        return inputViews.of(x);
    }

    /** The first layer's passes, one for each chunk of the inputs. */
    List<Layer.Pass> firsts(ColumnMatrix x) {
        int count = inputs(x).size();
        allocate(count);
        return chunks.subList(0, count).stream().map(each -> each.get(0)).toList();
    }

    private Standardization standardization(int layer, Normalization normalization, Moments[] chunkMoments) {
        Moments batch = Moments.merge(chunkMoments);
        if (report != null) {
            layout.write(layer, batch, unbiased, report);
        }
        return given == null
                ? Standardization.ofBatch(
                        batch, normalization.layer.definition().epsilon())
                : layout.standardization(layer, given);
    }

    private ColumnMatrix forward(
            ParameterVector theta, Segment segment, int chunk, int lane, ColumnMatrix x, @Nullable Standardization by) {
        ColumnMatrix h = x;
        for (int i = segment.first; i < segment.end; i++) {
            Layer.Pass pass = chunks.get(chunk).get(i);
            h = pass instanceof BatchNormalization.ChunkPass coupled && by != null && segment.normalization != null
                    ? coupled.normalize(theta, h, by, segment.normalization.loops.get(lane))
                    : pass.forward(theta, h);
        }
        return h;
    }

    @Override
    public void backward(ParameterVector theta, ColumnMatrix delta, ParameterVector gradient, boolean accumulate) {
        backward(theta, delta, gradient, accumulate, null);
    }

    @Override
    public ColumnMatrix inputGradient(
            ParameterVector theta, ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
        ColumnMatrix towardsInput = towardsInputs.columns(delta.columns());
        backward(theta, delta, gradient, accumulate, towardsInputViews.of(towardsInput));
        return towardsInput;
    }

    private void backward(
            ParameterVector theta,
            ColumnMatrix delta,
            @Nullable ParameterVector gradient,
            boolean accumulate,
            @Nullable List<ColumnMatrix> towardsInput) {
        ColumnMatrix[] back = deltaViews.of(delta).toArray(ColumnMatrix[]::new);
        NormalizationSums[] sums = new NormalizationSums[back.length];
        NormalizationSums total = null;
        for (int i = segments.size() - 1; i >= 0; i--) {
            Backward step = new Backward(
                    theta, segments.get(i), i + 1 < segments.size() ? segments.get(i + 1) : null, total, back, sums);
            if (gradient == null) {
                parallel.forEach(back.length, (chunk, lane) -> step.run(chunk, lane, null, false, towardsInput));
            } else {
                strands.deal(back.length, gradient, accumulate, (chunk, lane, sum, add) -> {
                    step.run(chunk, lane, sum, add, towardsInput);
                });
            }
            Normalization normalization = segments.get(i).normalization;
            if (normalization != null) {
                total = NormalizationSums.add(sums);
                if (gradient != null) {
                    normalization.layer.writeGradient(total, gradient, accumulate);
                }
            }
        }
        if (gradient != null) {
            strands.merge(back.length, gradient); // nothing is ever written into its blocks of a batch normalization
        }
    }

    /** One segment backward, from the batch normalization behind it to the sums of the one that it begins with. */
    private final class Backward {
        private final ParameterVector theta;
        private final Segment segment;
        private final @Nullable Segment behind;
        private final @Nullable NormalizationSums total;
        private final ColumnMatrix[] back;
        private final NormalizationSums[] sums;

        Backward(
                ParameterVector theta,
                Segment segment,
                @Nullable Segment behind,
                @Nullable NormalizationSums total,
                ColumnMatrix[] back,
                NormalizationSums[] sums) {
            this.theta = theta;
            this.segment = segment;
            this.behind = behind;
            this.total = total;
            this.back = back;
            this.sums = sums;
        }

        void run(
                int chunk,
                int lane,
                @Nullable ParameterVector gradient,
                boolean accumulate,
                @Nullable List<ColumnMatrix> towardsInput) {
            List<Layer.Pass> passes = chunks.get(chunk);
            ColumnMatrix delta = back[chunk];
            if (behind != null
                    && behind.normalization != null
                    && total != null
                    && passes.get(behind.first) instanceof BatchNormalization.ChunkPass coupled) {
                coupled.differentiate(theta, delta, total, behind.normalization.loops.get(lane));
            }
            int last = towardsInput == null ? lowest : 0;
            for (int i = segment.end - 1; i >= Math.max(segment.first, last); i--) {
                Layer.Pass pass = passes.get(i);
                if (pass instanceof BatchNormalization.ChunkPass coupled && segment.normalization != null) {
                    sums[chunk] = coupled.sums(delta, segment.normalization.loops.get(lane));
                } else {
                    pass.backward(delta, gradient, accumulate);
                    if (i > last) {
                        delta = pass.inputGradient(theta, delta);
                    } else if (towardsInput != null) {
                        ColumnMatrix end = pass.inputGradient(theta, delta);
                        towardsInput.get(chunk).copy(0, end, 0, end.rows() * end.columns());
                    }
                }
            }
            back[chunk] = delta;
        }
    }

    @Override
    public void close() {
        chunks.forEach(each -> each.forEach(Layer.Pass::close));
        strands.close();
        outputs.close();
        towardsInputs.close();
    }
}
