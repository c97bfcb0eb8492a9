package org.costscape.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import org.costscape.task.Parallel;

/**
 * Draws a {@link Relief} into pixels that are clear where it is not: nearest triangle first (z-buffer), light and shade by
 * the normals, iso-lines pixel by pixel.
 *
 * <p>The picture is cut into bands of rows, which are drawn independently: the pixels are the same with any number of threads.
 * Each band is drawn finer by {@code samples} both ways and averaged.
 *
 * <p>Brightness is {@value #AMBIENT} + {@value #DIFFUSE} · |n·l|, with the normal n and the direction l of the light; the
 * underside is darker.
 */
final class ReliefRasterizer {
    private static final float AMBIENT = 0.5f;
    private static final float DIFFUSE = 0.56f;
    private static final float UNDERSIDE = 0.85f;

    /** The opacity of iso-lines and of the lines of the mesh. */
    private static final float LINE = 0.38f;

    private static final float MESH = 0.22f;

    /** Iso-lines closer than this many pixels fade. */
    private static final float CLOSE = 5;

    private static final int BAND = 32;

    /** Stripes of what is cut off, in pixels. */
    private static final int STRIPE = 8;

    private static final float STRIPE_SHADE = 0.75f;
    private static final float CAP = 0.95f;

    /** Positions so close to the ends of the range count as in it. */
    private static final float ROUNDING = 1e-4f;

    private final Relief relief;
    private final ReliefInk ink;
    private final int width;
    private final int height;
    private final int samples;
    private final float lineWidth; // in samples
    private final boolean mesh;

    private final Projection view; // in samples
    private final float[] px; // in samples
    private final float[] py;
    private final float[] depth;
    private final float[] light;
    private final float[] columnTop; // of each column of vertices, in the picture
    private final float[] columnBottom;

    /**
     * Prepares a picture.
     *
     * @param view in pixels of the picture
     * @param samples 1, or 2 for smooth edges
     * @param lineWidth of iso-lines, in pixels
     */
    ReliefRasterizer(
            Relief relief,
            ReliefInk ink,
            Projection view,
            int width,
            int height,
            int samples,
            double lineWidth,
            boolean mesh) {
        this.relief = relief;
        this.ink = ink;
        this.view = view.magnified(samples, 0, 0);
        this.width = width;
        this.height = height;
        this.samples = samples;
        this.lineWidth = (float) (lineWidth * samples);
        this.mesh = mesh;
        int vertices = relief.columns() * relief.rows();
        px = new float[vertices];
        py = new float[vertices];
        depth = new float[vertices];
        light = new float[vertices];
        columnTop = new float[relief.columns()];
        columnBottom = new float[relief.columns()];
    }

    /** Draws the surface. */
    BufferedImage draw(Parallel parallel) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        double[] fromLight = view.light();
        parallel.forEach(relief.columns(), (column, lane) -> place(column, fromLight));
        Band[] bands = new Band[parallel.lanes()];
        parallel.forEach((height + BAND - 1) / BAND, (band, lane) -> {
            Band scratch = bands[lane] == null ? new Band() : bands[lane];
            bands[lane] = scratch;
            scratch.draw(band * BAND, Math.min(height, (band + 1) * BAND));
            scratch.average(pixels);
        });
        return image;
    }

    /** Finds where the vertices of a column are seen, and how bright they are. */
    private void place(int column, double[] fromLight) {
        float top = Float.POSITIVE_INFINITY;
        float bottom = Float.NEGATIVE_INFINITY;
        for (int v = column * relief.rows(); v < (column + 1) * relief.rows(); v++) {
            px[v] = (float) view.px(relief.x(v), relief.y(v), relief.z(v));
            py[v] = (float) view.py(relief.x(v), relief.y(v), relief.z(v));
            depth[v] = (float) view.depth(relief.x(v), relief.y(v), relief.z(v));
            light[v] = relief.cosine(v, fromLight);
            if (!Float.isNaN(py[v])) {
                top = Math.min(top, py[v]);
                bottom = Math.max(bottom, py[v]);
            }
        }
        columnTop[column] = top;
        columnBottom[column] = bottom;
    }

    /** The memory of one thread, and the triangle at hand. */
    private final class Band {
        private final int wide = width * samples;
        private final int[] colors = new int[wide * BAND * samples];
        private final float[] nearest = new float[colors.length];
        private int first; // row of samples
        private int last; // after it

        // Of the triangle at hand: depth, position in the range, light, and place in the grid of vertices.
        private final Plane z = new Plane();
        private final Plane position = new Plane();
        private final Plane shade = new Plane();
        private final Plane u = new Plane();
        private final Plane w = new Plane();

        void draw(int firstPixel, int lastPixel) {
            first = firstPixel * samples;
            last = lastPixel * samples;
            Arrays.fill(colors, 0);
            Arrays.fill(nearest, Float.NEGATIVE_INFINITY);
            if (relief.reachesOut()) {
                cap(1);
                cap(0);
            }
            int rows = relief.rows();
            for (int column = 0; column + 1 < relief.columns(); column++) {
                boolean above = Math.max(columnBottom[column], columnBottom[column + 1]) < first;
                if (above || Math.min(columnTop[column], columnTop[column + 1]) > last) {
                    continue;
                }
                for (int row = 0; row + 1 < rows; row++) {
                    int a = column * rows + row;
                    cell(a, a + rows, a + rows + 1, a + 1, column, row);
                }
            }
        }

        /** Closes the surface where the lid (1) or the floor (0) of the box cuts it off: there it is striped. */
        private void cap(int end) {
            double height = Projection.HALF_HEIGHT * (2 * end - 1);
            int bright = shaded(ink.color(end * (ReliefInk.BINS - 1)), CAP);
            int dark = shaded(ink.color(end * (ReliefInk.BINS - 1)), CAP * STRIPE_SHADE);
            for (int y = first; y < last; y++) {
                for (int x = 0; x < wide; x++) {
                    double[] at = view.onPlane(x + 0.5, y + 0.5, height);
                    double position = relief.position(at[0], at[1]);
                    if (end == 1 ? position > 1 : position < 0) {
                        int i = (y - first) * wide + x;
                        float depthHere = (float) view.depth(at[0], at[1], height);
                        if (depthHere > nearest[i]) {
                            nearest[i] = depthHere;
                            colors[i] = Math.floorMod(x + y, STRIPE * samples) < STRIPE * samples / 2 ? dark : bright;
                        }
                    }
                }
            }
        }

        private void cell(int a, int b, int c, int d, int column, int row) {
            float top = Math.min(Math.min(py[a], py[b]), Math.min(py[c], py[d]));
            float bottom = Math.max(Math.max(py[a], py[b]), Math.max(py[c], py[d]));
            if (bottom >= first && top <= last) { // false also where a corner has no value
                triangle(a, b, c, column, row);
                triangle(a, c, d, column, row);
            }
        }

        private void triangle(int a, int b, int c, int column, int row) {
            double area = (double) (px[b] - px[a]) * (py[c] - py[a]) - (double) (px[c] - px[a]) * (py[b] - py[a]);
            if (!(Math.abs(area) > 1e-9)) {
                return;
            }
            z.through(depth, a, b, c, area);
            shade.through(light, a, b, c, area);
            position.through(relief.position(a), relief.position(b), relief.position(c), a, b, c, area);
            if (mesh) {
                int n = relief.rows();
                u.through(column, column + (b >= a + n ? 1 : 0), column + (c >= a + n ? 1 : 0), a, b, c, area);
                w.through(row, row + (b - a) % n, row + (c - a) % n, a, b, c, area);
            }
            // The picture's y points downwards: seen from above, a cell's corners a, b, c follow each other to the
            // left.
            boolean underside = area > 0;
            int[] order = {a, b, c};
            sortByHeight(order);
            spans(order[0], order[1], order[2], underside);
        }

        private void sortByHeight(int[] order) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2 - i; j++) {
                    if (py[order[j]] > py[order[j + 1]]) {
                        int swapped = order[j];
                        order[j] = order[j + 1];
                        order[j + 1] = swapped;
                    }
                }
            }
        }

        /** Fills the samples whose centres lie in the triangle, row by row; sides that triangles share leave no gap. */
        private void spans(int top, int middle, int bottom, boolean underside) {
            int from = Math.max(first, (int) Math.ceil(py[top] - 0.5f));
            int to = Math.min(last, (int) Math.ceil(py[bottom] - 0.5f));
            for (int y = from; y < to; y++) {
                float at = y + 0.5f;
                float one = along(top, bottom, at);
                float other = at < py[middle] ? along(top, middle, at) : along(middle, bottom, at);
                int left = Math.max(0, (int) Math.ceil(Math.min(one, other) - 0.5f));
                int right = Math.min(wide, (int) Math.ceil(Math.max(one, other) - 0.5f));
                if (left < right) {
                    span(y, left, right, underside);
                }
            }
        }

        /** Where a side from an upper to a lower vertex crosses a height. */
        private float along(int upper, int lower, float y) {
            return px[upper] + (px[lower] - px[upper]) * ((y - py[upper]) / (py[lower] - py[upper]));
        }

        private void span(int y, int left, int right, boolean underside) {
            int at = (y - first) * wide + left;
            float depthHere = z.at(left, y);
            float positionHere = position.at(left, y);
            float lightHere = shade.at(left, y);
            float samplesAPosition = 1 / Math.max(1e-12f, position.steepness());
            for (int x = left; x < right; x++, at++) {
                boolean inBox = positionHere >= -ROUNDING && positionHere <= 1 + ROUNDING;
                if (depthHere > nearest[at] && inBox) {
                    nearest[at] = depthHere;
                    float bright = brightness(lightHere, underside);
                    float line = line(positionHere, samplesAPosition);
                    if (mesh) {
                        line = 1 - (1 - line) * (1 - meshLine(x, y));
                    }
                    colors[at] = shaded(ink.color(ReliefInk.bin(positionHere)), bright * (1 - line));
                }
                depthHere += z.dx;
                positionHere += position.dx;
                lightHere += shade.dx;
            }
        }

        private float line(float here, float samplesAPosition) {
            int bin = ReliefInk.bin(here);
            float distance = Math.abs(here - ink.nearestLine(bin)) * samplesAPosition;
            float coverage = 0.5f + 0.5f * lineWidth - distance;
            if (!(coverage > 0)) {
                return 0;
            }
            float apart = ink.linesApart(bin) * samplesAPosition / samples;
            return LINE * Math.min(1, coverage) * Math.min(1, apart / CLOSE);
        }

        private float meshLine(int x, int y) {
            float across = distance(u.at(x, y)) / Math.max(1e-12f, u.steepness());
            float along = distance(w.at(x, y)) / Math.max(1e-12f, w.steepness());
            return MESH * Math.max(0, Math.min(1, 0.5f + 0.4f * lineWidth - Math.min(across, along)));
        }

        /** From the nearest line of the grid of values, in cells of vertices. */
        private float distance(float place) {
            float cells = place / relief.refinement();
            return Math.abs(cells - Math.round(cells)) * relief.refinement();
        }

        /** Averages the samples of each pixel; those that show nothing make it less opaque. */
        void average(int[] pixels) {
            int count = samples * samples;
            for (int y = first / samples; y < last / samples; y++) {
                for (int x = 0; x < width; x++) {
                    int at = (y * samples - first) * wide + x * samples;
                    pixels[y * width + x] = samples == 1 ? colors[at] : mean(at, count);
                }
            }
        }

        private int mean(int at, int count) {
            int even = 0; // red and blue
            int odd = 0; // alpha and green
            for (int row = 0; row < samples; row++) {
                for (int i = at + row * wide; i < at + row * wide + samples; i++) {
                    even += colors[i] & 0xFF00FF;
                    odd += colors[i] >>> 8 & 0xFF00FF;
                }
            }
            return (even / count & 0xFF00FF) | ((odd / count & 0xFF00FF) << 8);
        }
    }

    private static float brightness(float cosine, boolean underside) {
        return underside
                ? UNDERSIDE * (AMBIENT - DIFFUSE * Math.min(0, cosine))
                : AMBIENT + DIFFUSE * Math.max(0, cosine);
    }

    private static int shaded(int color, float brightness) {
        int factor = Math.round(256 * brightness);
        int red = Math.min(255, ((color >> 16) * factor) >> 8);
        int green = Math.min(255, ((color >> 8 & 0xFF) * factor) >> 8);
        int blue = Math.min(255, ((color & 0xFF) * factor) >> 8);
        return 0xFF000000 | (red << 16) | (green << 8) | blue;
    }

    /** A number that changes linearly over the picture. */
    private final class Plane {
        private double atVertex;
        private float dx;
        private double dy;
        private double exactDx;
        private float vertexX;
        private float vertexY;

        void through(float[] values, int a, int b, int c, double area) {
            through(values[a], values[b], values[c], a, b, c, area);
        }

        void through(double atA, double atB, double atC, int a, int b, int c, double area) {
            double bx = px[b] - px[a];
            double by = py[b] - py[a];
            double cx = px[c] - px[a];
            double cy = py[c] - py[a];
            exactDx = ((atB - atA) * cy - (atC - atA) * by) / area;
            dy = ((atC - atA) * bx - (atB - atA) * cx) / area;
            dx = (float) exactDx;
            atVertex = atA;
            vertexX = px[a];
            vertexY = py[a];
        }

        /** At the centre of a sample. */
        float at(int x, int y) {
            return (float) (atVertex + exactDx * (x + 0.5 - vertexX) + dy * (y + 0.5 - vertexY));
        }

        float steepness() {
            return (float) Math.sqrt(exactDx * exactDx + dy * dy);
        }
    }
}
