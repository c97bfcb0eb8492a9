package org.costscape.figure;

import java.util.Objects;
import java.util.Optional;
import org.costscape.file.BadInputException;

/**
 * How values over a plane are drawn.
 *
 * @param logarithmic whether equal ratios are equal heights and differences of colour; empty where the values decide
 * @param range the values between the lowest and the highest colour; empty for all there are
 * @param motion of an animation; empty for a figure that stands still
 */
public record SurfaceLook(
        View view,
        Camera camera,
        ColorMap colors,
        Optional<Boolean> logarithmic,
        Optional<Range> range,
        boolean mesh,
        Optional<Motion> motion) {
    /** What the values are seen as. */
    public enum View {
        /** A surface, seen from a camera. */
        RELIEF("3d"),
        /** A cell of a colour for each point. */
        MAP("map"),
        /** Colours that go over into each other, with labelled iso-lines. */
        CONTOUR("contour");

        private final String text;

        View(String text) {
            this.text = text;
        }

        /** The name as it is typed. */
        public String text() {
            return text;
        }
    }

    public SurfaceLook {
        Objects.requireNonNull(view, "look: view");
        Objects.requireNonNull(camera, "look: camera");
        Objects.requireNonNull(colors, "look: colors");
        if (logarithmic.orElse(false) && range.isPresent() && range.get().lower() <= 0) {
            throw new BadInputException("range of the colours: expected numbers above 0 on a logarithmic scale, found "
                    + range.get().lower() + ":" + range.get().upper());
        }
    }

    /** Of a figure that stands still. */
    public SurfaceLook(
            View view,
            Camera camera,
            ColorMap colors,
            Optional<Boolean> logarithmic,
            Optional<Range> range,
            boolean mesh) {
        this(view, camera, colors, logarithmic, range, mesh, Optional.empty());
    }

    /** The same from another camera. */
    public SurfaceLook seenFrom(Camera newCamera) {
        return new SurfaceLook(view, newCamera, colors, logarithmic, range, mesh, motion);
    }

    /** The same with its values on a given scale. */
    public SurfaceLook on(ValueScale scale) {
        return new SurfaceLook(
                view,
                camera,
                colors,
                Optional.of(scale.scale() == Scale.LOG),
                Optional.of(scale.range()),
                mesh,
                motion);
    }

    /** The view alone; all else as the values decide. */
    public static SurfaceLook of(View view) {
        return new SurfaceLook(view, Camera.DEFAULT, ColorMap.VIRIDIS, Optional.empty(), Optional.empty(), false);
    }

    /** The scale of values for which {@code usual} is chosen, unless this look says otherwise. */
    private Scale scale(Scale usual) {
        boolean linear =
                usual == Scale.LINEAR || range.filter(each -> each.lower() <= 0).isPresent();
        return logarithmic.orElse(!linear) ? Scale.LOG : Scale.LINEAR;
    }

    /** The figure of {@code map} that looks so; its own scale and range stay where this look says none. */
    public Figure of(HeatMapFigure map) {
        Scale scale = scale(map.scale());
        Optional<Range> shared = map.valueRange().filter(each -> scale == Scale.LINEAR || each.lower() > 0);
        HeatMapFigure looking = map.with(scale, range.or(() -> shared), colors);
        return switch (view) {
            case RELIEF -> new ReliefFigure(looking, camera, mesh);
            case MAP -> looking;
            case CONTOUR -> looking.withIsoLines();
        };
    }
}
