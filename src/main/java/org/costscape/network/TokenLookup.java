package org.costscape.network;

import java.util.Objects;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * Looks the tokens up in the embedding and sends the whole window through the first layer's input weight in one product.
 *
 * <ul>
 *   <li>x (embedding, tokens): the embeddings, with dropout in training
 * </ul>
 */
final class TokenLookup implements TokenInput {
    private final Block embedding;
    private final int width;
    private final int sequences;
    private final Affine affine;
    private final ColumnMatrix x;
    private final ColumnMatrix towardsX;
    private final ColumnMatrix zeros;
    private final Dropout dropout;
    private final double[] row;
    private final double[] columns;
    private final float[] scratch;
    private @Nullable ParameterVector theta;

    TokenLookup(LanguageModel model, Precision precision, int steps, int sequences, double keep) {
        this.sequences = sequences;
        int tokens = steps * sequences;
        embedding = model.embedding();
        width = model.definition().embedding();
        affine = new Affine(model.layer(0).inputWeight(), model.layer(0).bias(), precision, tokens);
        x = ColumnMatrix.zeros(precision, width, tokens);
        towardsX = ColumnMatrix.zeros(precision, width, tokens);
        zeros = ColumnMatrix.zeros(precision, width, tokens);
        dropout = new Dropout(precision, width, steps, sequences, keep, "embedding");
        row = new double[width];
        columns = new double[width * tokens];
        scratch = new float[width * tokens];
    }

    @Override
    public void use(ParameterVector parameters) {
        theta = parameters;
    }

    @Override
    public void forward(int[] tokens, ColumnMatrix z) {
        ParameterVector theta = Objects.requireNonNull(this.theta, "no θ to use");
        for (int column = 0; column < tokens.length; column++) {
            theta.copyTo(x, column * width, embedding.offset() + tokens[column] * width, width);
        }
        affine.forward(theta, dropout.forward(x), 0, z, tokens.length);
    }

    @Override
    public void backward(
            ParameterVector theta, int[] tokens, ColumnMatrix towardsZ, ParameterVector gradient, boolean accumulate) {
        affine.backward(dropout.output(x).array(), towardsZ.array(), gradient, accumulate);
        affine.inputGradient(theta, towardsZ.array(), towardsX.array(), false);
        dropout.backward(towardsX);
        if (!accumulate) {
            clear(gradient);
        }
        towardsX.readWidened(0, columns, scratch);
        for (int column = 0; column < tokens.length; column++) {
            int at = embedding.offset() + tokens[column] * width;
            gradient.read(at, row, scratch);
            for (int i = 0; i < width; i++) {
                row[i] += columns[column * width + i];
            }
            gradient.write(at, row, scratch);
        }
    }

    /** Not by ND4J's assign, which would make the threads wait for each other. */
    private void clear(ParameterVector gradient) {
        int most = zeros.rows() * zeros.columns();
        for (int from = 0; from < embedding.size(); from += most) {
            int count = Math.min(most, embedding.size() - from);
            gradient.copyFrom(zeros, 0, embedding.offset() + from, count);
        }
    }

    @Override
    public void drawDropout(long seed, int step, int first) {
        dropout.draw(seed, step, first, sequences);
    }

    @Override
    public void close() {
        affine.close();
        x.close();
        towardsX.close();
        zeros.close();
        dropout.close();
    }
}
