package org.costscape.network;

/**
 * Which runs of neighbouring numbers of a picture stand where in the matrix of its patches (im2col): column (c, dy, dx) of the
 * matrix is plane c shifted by (dy, dx), so that it consists of pieces of the plane's rows.
 *
 * <ul>
 *   <li>x: picture [inputChannels, height, width]
 *   <li>P: patches (positions, inputChannels·9), P[(y, i), (c, dy, dx)] = x[c, y + dy − padding, i + dx − padding], or 0
 *       outside the picture
 * </ul>
 *
 * <p>Reference: Chellapilla, Puri, Simard, "High performance convolutional neural networks for document processing", IWFHR
 * 2006, section 2.
 */
final class Patches {
    private final int[] inPicture;
    private final int[] inPatches;
    private final int[] lengths;
    private int runs;

    Patches(ConvolutionDefinition definition) {
        int most = definition.patch() * definition.outputHeight();
        inPicture = new int[most];
        inPatches = new int[most];
        lengths = new int[most];
        for (int column = 0; column < definition.patch(); column++) {
            addColumn(definition, column);
        }
    }

    private void addColumn(ConvolutionDefinition definition, int column) {
        int kernel = ConvolutionDefinition.KERNEL;
        int channel = column / (kernel * kernel);
        int dy = column / kernel % kernel - definition.padding();
        int dx = column % kernel - definition.padding();
        int first = Math.max(0, -dx);
        int length = Math.min(definition.outputWidth(), definition.width() - dx) - first;
        for (int y = Math.max(0, -dy); y < Math.min(definition.outputHeight(), definition.height() - dy); y++) {
            if (length > 0) {
                inPicture[runs] = (channel * definition.height() + y + dy) * definition.width() + first + dx;
                inPatches[runs] = column * definition.positions() + y * definition.outputWidth() + first;
                lengths[runs] = length;
                runs++;
            }
        }
    }

    /** Lays a picture out as patches; numbers outside the picture are left as they are. */
    void gather(float[] picture, float[] patches) {
        for (int run = 0; run < runs; run++) {
            System.arraycopy(picture, inPicture[run], patches, inPatches[run], lengths[run]);
        }
    }

    /** Lays a picture out as patches; numbers outside the picture are left as they are. */
    void gather(double[] picture, double[] patches) {
        for (int run = 0; run < runs; run++) {
            System.arraycopy(picture, inPicture[run], patches, inPatches[run], lengths[run]);
        }
    }

    /** The transpose of gathering (col2im): adds each number of the patches to the one of the picture that it came from. */
    void scatter(float[] patches, float[] picture) {
        for (int run = 0; run < runs; run++) {
            int to = inPicture[run];
            int from = inPatches[run];
            int length = lengths[run];
            for (int i = 0; i < length; i++) {
                picture[to + i] += patches[from + i];
            }
        }
    }

    /** The transpose of gathering (col2im): adds each number of the patches to the one of the picture that it came from. */
    void scatter(double[] patches, double[] picture) {
        for (int run = 0; run < runs; run++) {
            int to = inPicture[run];
            int from = inPatches[run];
            int length = lengths[run];
            for (int i = 0; i < length; i++) {
                picture[to + i] += patches[from + i];
            }
        }
    }
}
