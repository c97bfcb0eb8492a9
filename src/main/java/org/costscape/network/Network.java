package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * A feed-forward network as a pure function of θ: it has the layout of θ and the layers, and holds no parameters.
 *
 * <p>Blocks are named {@code layers.0.weight}, {@code layers.0.bias}, {@code layers.1.weight} and so on.
 */
public final class Network {
    /** Examples in a chunk of a forward pass: a chunk's activations fit in a core's own cache. */
    public static final int CHUNK = 250;

    private static final long MOST_BYTES_OF_PRODUCTS = 1L << 29;

    private final FeedforwardDefinition definition;
    private final ParameterLayout layout;
    private final List<Layer> layers;
    private final RunningStatistics running;
    private final int lowest;

    Network(FeedforwardDefinition definition) {
        this.definition = definition;
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        List<Layer> built = new ArrayList<>();
        int width = definition.inputs();
        for (LayerDefinition each : definition.layers()) {
            String name = "layers." + built.size();
            built.add(each.build(width, name, builder));
            width = each.units(width);
        }
        this.layers = List.copyOf(built);
        this.lowest = lowest(definition);
        this.running = new RunningStatistics(layers);
        this.layout = builder.build();
    }

    private static int lowest(FeedforwardDefinition definition) {
        int i = 0;
        while (definition.layers().get(i).parameters(1) == 0) {
            i++;
        }
        return i;
    }

    public NetworkDefinition definition() {
        return definition;
    }

    /**
     * The network up to the pre-activations of a layer: {@link FeedforwardDefinition#preActivations}.
     *
     * @param layer counted from 0, not a max pooling
     */
    public Network preActivations(int layer) {
        return definition
                .preActivations(layer)
                .orElseThrow(() -> new IllegalArgumentException("layer " + layer + " has no pre-activations"))
                .build();
    }

    public ParameterLayout layout() {
        return layout;
    }

    /** The first layer with parameters, counted from 0: where backpropagation to θ ends. */
    int lowest() {
        return lowest;
    }

    /** Whether the outputs are a smooth function of θ on pieces alone: there are rectifiers, or maxima. */
    boolean kinked() {
        return layers.stream().anyMatch(Layer::kinked);
    }

    /** Whether a layer goes example by example, so that small chunks take no longer than large ones. */
    public boolean goesByExample() {
        return layers.stream().anyMatch(Convolution.class::isInstance);
    }

    /** How the running mean and variance of each batch normalization are laid out beside θ; empty where there is none. */
    public RunningStatistics running() {
        return running;
    }

    /** Memory for forward and backward passes over at most {@code capacity} examples, to be used by one thread at a time. */
    public Pass newPass(Precision precision, int capacity) {
        return new ChunkPass(
                layers.stream().map(layer -> layer.newPass(precision, capacity)).toList(), lowest, kinked());
    }

    /** Memory for exact products with the Hessian; empty where there are other layers than dense and linear ones. */
    public Optional<DirectionalPass> newDirectionalPass() {
        return DirectionalPass.of(evaluated());
    }

    /**
     * Memory for passes over at most {@code capacity} examples that are coupled by batch normalization.
     *
     * @param width examples of a chunk; chunks are worked on at the same time
     */
    public CoupledPass newCoupledPass(Precision precision, int capacity, int width, Parallel parallel) {
        return new CoupledPass(this, layers, precision, capacity, width, parallel);
    }

    /**
     * Makes passes over the points of a grid, one for each thread; empty where the first layer does not begin with a product, or
     * batch normalization couples the examples.
     */
    public Optional<Supplier<GridPass>> gridPasses(SubspaceGrid grid, Precision precision) {
        return running.isEmpty() ? GridPasses.of(evaluated(), grid, precision) : Optional.empty();
    }

    /**
     * Passes at the points of a grid that go to the inputs, too, or more than once; empty where the first layer does not begin
     * with a product, its products would take too much memory, or batch normalization couples the examples.
     *
     * @param chunks of the examples, at most {@code capacity} each; stay the caller's to close
     */
    public Optional<GridPointPasses> gridPointPasses(
            SubspaceGrid grid, List<ColumnMatrix> chunks, int capacity, Parallel parallel) {
        List<Layer> evaluated = evaluated();
        int examples = chunks.stream().mapToInt(ColumnMatrix::columns).sum();
        Precision precision = grid.subspace().origin().precision();
        return running.isEmpty() && productsFit(evaluated.get(0), grid, precision, examples)
                ? Optional.of(new GridPointPasses(this, evaluated, grid, chunks, capacity, parallel))
                : Optional.empty();
    }

    /** Whether the first layer begins with a product, and those of all examples on a grid may be kept. */
    private boolean productsFit(Layer first, SubspaceGrid grid, Precision precision, int examples) {
        long rows = layout.blocks().get(0).shape().get(0);
        long bytes = (grid.subspace().dimension() + 2) * rows * examples * precision.bytes();
        return SubspaceLayer.beginsWithProduct(first) && bytes <= MOST_BYTES_OF_PRODUCTS;
    }

    /**
     * A pass over the points of a grid for examples that are coupled by batch normalization; empty where the first layer does
     * not begin with a product, or its products would take too much memory.
     *
     * @param examples number of them, always the same
     * @param width examples of a chunk; chunks are worked on at the same time
     */
    public Optional<CoupledGridPass> coupledGridPass(
            SubspaceGrid grid, Precision precision, int examples, int width, Parallel parallel) {
        List<Layer> evaluated = evaluated();
        if (!productsFit(evaluated.get(0), grid, precision, examples)) {
            return Optional.empty();
        }
        boolean normalized =
                evaluated.size() > 1 && NormalizedSubspaceLayer.fits(evaluated.get(0), evaluated.get(1), precision);
        GridLayer first = normalized
                ? new NormalizedSubspaceLayer(evaluated.get(0), (BatchNormalization) evaluated.get(1), grid.subspace())
                : new SubspaceLayer(evaluated.get(0), grid.subspace());
        List<Layer> restricted = new ArrayList<>(evaluated.subList(normalized ? 2 : 1, evaluated.size()));
        restricted.add(0, first);
        return Optional.of(new CoupledGridPass(
                grid, first, new CoupledPass(this, restricted, precision, examples, width, parallel)));
    }

    /** The layers without those that are at work in training alone. */
    private List<Layer> evaluated() {
        return layers.stream().filter(layer -> !(layer instanceof DropoutLayer)).toList();
    }

    /** The working memory of a network, used by one caller at a time. */
    public sealed interface Pass extends AutoCloseable permits ChunkPass, CoupledPass {
        /**
         * Lets forward passes from now on drop units as dropout does at a step of training, or none, as in a new pass.
         *
         * @param step with the same one the same units of the same examples are dropped, in each of several passes too
         * @param first place in the minibatch of the first example
         */
        void dropout(@Nullable DropoutStep step, int first);

        /**
         * Lets passes from now on stay on the smooth piece on which they are at another point, whatever θ is: each rectifier is at
         * work for the examples for which it is at that point, and each maximum is taken where it is there. The outputs are then
         * a smooth function of θ, which at the point, and near it, is the network's own.
         *
         * @param at the point; null for no piece, as in a new pass. It must not change meanwhile
         */
        void stayOnPieceOf(@Nullable ParameterVector at);

        /** The point on whose piece passes stay, or null. */
        @Nullable
        ParameterVector pieceOf();

        /**
         * The network's outputs, in memory of this pass; for a classifier the logits.
         *
         * @param x (features, examples)
         * @return (outputs, examples)
         */
        ColumnMatrix forward(ParameterVector theta, ColumnMatrix x);

        /**
         * Backpropagation from ∂J/∂output, after {@link #forward} with the same θ.
         *
         * @param delta (outputs, examples): ∂J/∂output; overwritten
         * @param gradient ∂J/∂θ: overwritten, or added to where {@code accumulate}
         */
        void backward(ParameterVector theta, ColumnMatrix delta, ParameterVector gradient, boolean accumulate);

        /**
         * Backpropagation to the inputs, after {@link #forward} with the same θ.
         *
         * @param delta (outputs, examples): ∂J/∂output; overwritten
         * @param gradient as in {@link #backward}, or null where it is not wanted
         * @return ∂J/∂x (features, examples), in memory of this pass
         */
        ColumnMatrix inputGradient(
                ParameterVector theta, ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate);

        @Override
        void close();
    }
}
