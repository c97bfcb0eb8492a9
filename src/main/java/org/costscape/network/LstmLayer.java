package org.costscape.network;

import static org.costscape.array.Gemm.Factor.PLAIN;
import static org.costscape.array.Gemm.Factor.TRANSPOSED;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Gemm;
import org.costscape.array.Precision;
import org.costscape.array.Transposition;
import org.costscape.dataset.PrefixTree;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The recurrent half of an LSTM layer over a window: zₜ = (what comes from below, with the bias) + W hₜ₋₁, then the gates.
 *
 * <ul>
 *   <li>W: weight_hh [4·hidden, hidden], as a matrix in 'f' order Wᵀ (hidden, 4·hidden)
 *   <li>z (4·hidden, steps · sequences): from below; on the way back ∂J/∂z
 *   <li>h (hidden, (steps + 1) · sequences): the state before the window, then that of each step
 * </ul>
 *
 * <p>Backward: ∂J/∂hₜ₋₁ gains Wᵀ ∂J/∂zₜ; ∂J/∂W = Σₜ ∂J/∂zₜ hₜ₋₁ᵀ is one product for the whole window.
 */
final class LstmLayer implements AutoCloseable {
    private final Block weight;
    private final int hidden;
    private final int steps;
    private final int sequences;
    private final StepMatrix z;
    private final StepMatrix h;
    private final StepMatrix towardsH;
    private final ColumnMatrix before;
    private final ColumnMatrix after;
    private final ColumnMatrix c;
    private final ColumnMatrix zeros;
    private final Transposition transposition;
    private final ColumnMatrix plain;
    private final ColumnMatrix transposed;
    private final LstmCell cell;
    private boolean startsAtZero = true;

    /** @param kept of how many of the last steps the gates are kept, see {@link LstmCell#of} */
    LstmLayer(Block weight, int hidden, Precision precision, int steps, int sequences, int kept) {
        this.weight = weight;
        this.hidden = hidden;
        this.steps = steps;
        this.sequences = sequences;
        z = new StepMatrix(precision, 4 * hidden, steps, sequences);
        h = new StepMatrix(precision, hidden, steps + 1, sequences);
        towardsH = new StepMatrix(precision, hidden, steps, sequences);
        before = h.all().columns(0, steps * sequences);
        after = h.all().columns(sequences, steps * sequences);
        c = ColumnMatrix.zeros(precision, hidden, sequences);
        zeros = ColumnMatrix.zeros(precision, hidden, sequences);
        transposition = new Transposition(precision, weight.size());
        plain = ColumnMatrix.zeros(precision, hidden, 4 * hidden);
        transposed = ColumnMatrix.zeros(precision, 4 * hidden, hidden);
        cell = LstmCell.of(precision, hidden, steps, sequences, kept);
    }

    /** z (4·hidden, steps · sequences): to be filled from below; after {@link #backward} ∂J/∂z. */
    ColumnMatrix inputs() {
        return z.all();
    }

    /** hₜ of all steps (hidden, steps · sequences). */
    ColumnMatrix outputs() {
        return after;
    }

    /** To be filled with ∂J/∂h from above (hidden, steps · sequences); {@link #backward} adds what flows back in time. */
    ColumnMatrix towardsOutputs() {
        return towardsH.all();
    }

    /** Transposes the weight, once for all steps of all windows; as {@link LanguageModelPass#use}. */
    void use(ParameterVector theta) {
        theta.copyTo(plain, 0, weight.offset(), weight.size());
        transposition.apply(plain, transposed);
    }

    void forward() {
        cell.start(c);
        for (int t = 0; t < steps; t++) {
            if (t > 0 || !startsAtZero) {
                multiply(transposed.array(), h.step(t), z.step(t));
            }
            cell.forward(t, z.step(t), h.step(t + 1), 0, sequences);
        }
    }

    /**
     * One step of a tree, whose first step begins with states of zero: from {@link #inputs}, where its nodes come first, to their
     * columns of {@link #outputs}.
     */
    void forward(PrefixTree tree, int t) {
        int first = tree.first(t);
        int nodes = tree.nodes(t);
        if (t == 0) {
            cell.start(zeros);
        } else if (tree.branches(t)) {
            branch(tree, t);
            multiply(before, 0, nodes); // what is before the window stands free
        } else {
            multiply(after, tree.first(t - 1), nodes);
        }
        cell.forward(t, z.all(), after, first, nodes);
    }

    /** Copies to the free columns the h of the beginning that each node continues. */
    private void branch(PrefixTree tree, int t) {
        for (int node = 0; node < tree.nodes(t); node++) {
            before.copyColumn(node, after, tree.first(t - 1) + tree.parent(t, node));
        }
        cell.branch(t, tree.nodes(t), node -> tree.parent(t, node));
    }

    private void multiply(ColumnMatrix last, int from, int nodes) {
        Gemm.multiplyColumns(transposed.array(), PLAIN, last, from, z.all(), 0, nodes, true); // (4·hidden, nodes)
    }

    void backward(ParameterVector theta, ParameterVector gradient, boolean accumulate) {
        for (int t = steps - 1; t >= 0; t--) {
            cell.backward(t, towardsH.step(t), z.step(t));
            if (t > 0) {
                multiply(theta.view(weight.index()), z.step(t), towardsH.step(t - 1));
            }
        }
        Gemm.multiply(
                before.array(),
                PLAIN,
                z.all().array(),
                TRANSPOSED,
                gradient.view(weight.index()),
                accumulate); // (hidden, 4·hidden)
    }

    private static void multiply(INDArray w, ColumnMatrix x, ColumnMatrix sum) {
        Gemm.multiply(w, PLAIN, x.array(), PLAIN, sum.array(), true);
    }

    /** Sets the states before the next window to zero. */
    void reset() {
        startsAtZero = true;
        h.all().copy(0, zeros, 0, sequences * hidden); // ND4J's assign would make the threads wait for each other
        c.copy(0, zeros, 0, sequences * hidden);
    }

    /** Makes the states after the last window those before the next. */
    void carry() {
        startsAtZero = false;
        h.all().copy(0, h.all(), steps * sequences * hidden, sequences * hidden);
        cell.end(c);
    }

    /** Sets the states before the next window; h is block {@code block} of the state, c the one behind it. */
    void resume(ParameterVector state, int block, int first) {
        startsAtZero = false;
        state.copyTo(h.all(), 0, offset(state, block, first), sequences * hidden);
        state.copyTo(c, 0, offset(state, block + 1, first), sequences * hidden);
    }

    /** Copies the states before the next window; blocks as in {@link #resume}. */
    void save(ParameterVector state, int block, int first) {
        state.copyFrom(h.all(), 0, offset(state, block, first), sequences * hidden);
        state.copyFrom(c, 0, offset(state, block + 1, first), sequences * hidden);
    }

    @Override
    public void close() {
        z.close();
        h.close();
        towardsH.close();
        c.close();
        zeros.close();
        plain.close();
        transposed.close();
    }

    private int offset(ParameterVector state, int block, int first) {
        return state.layout().blocks().get(block).offset() + first * hidden;
    }
}
