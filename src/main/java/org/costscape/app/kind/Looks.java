package org.costscape.app.kind;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.SwitchOption;
import org.costscape.figure.Camera;
import org.costscape.figure.ColorMap;
import org.costscape.figure.SurfaceLook;

/** How values over a plane are drawn: the choices that do not change the values. */
final class Looks {
    private final ChoiceOption<SurfaceLook.View> view;
    private final ChoiceOption<HeightScale> scale;
    private final ChoiceOption<ColorMap> colors;
    private final SwitchOption mesh;
    private final Camera camera;

    /** How a cost becomes a height and a colour. */
    private enum HeightScale {
        AUTOMATIC(Optional.empty()),
        LINEAR(Optional.of(false)),
        LOGARITHMIC(Optional.of(true));

        private final Optional<Boolean> logarithmic;

        HeightScale(Optional<Boolean> logarithmic) {
            this.logarithmic = logarithmic;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The choices of a kind of figure.
     *
     * @param usual how its files show it; its view is the first one offered
     * @param others further views
     */
    Looks(String kind, SurfaceLook usual, SurfaceLook.View... others) {
        camera = usual.camera();
        view = new ChoiceOption<>(
                kind + "-view",
                "View",
                "A surface to turn (3d), iso-lines, or a coloured cell for each point",
                Option.Use.DRAWING,
                Stream.concat(Stream.of(usual.view()), Arrays.stream(others)).toList(),
                SurfaceLook.View::text);
        scale = new ChoiceOption<>(
                kind + "-scale",
                "Height",
                "Whether equal differences of the cost are equally high, or equal ratios; automatic decides by the values",
                Option.Use.DRAWING,
                List.of(HeightScale.values()),
                HeightScale::text);
        colors = new ChoiceOption<>(
                kind + "-colors",
                "Colours",
                "All of them rise in lightness, also in grey and for the colour-blind",
                Option.Use.DRAWING,
                List.of(ColorMap.VIRIDIS, ColorMap.CIVIDIS, ColorMap.MAGMA, ColorMap.GREY),
                map -> map.name().toLowerCase(Locale.ROOT));
        mesh = new SwitchOption(
                kind + "-mesh", "Mesh", "Lines between the points of the grid on a 3d view", Option.Use.DRAWING, false);
    }

    List<Option<?>> options() {
        return List.of(view, scale, colors, mesh);
    }

    /** The look that is chosen, from the usual camera. */
    SurfaceLook look() {
        boolean relief = view.get() == SurfaceLook.View.RELIEF;
        return new SurfaceLook(
                view.get(), camera, colors.get(), scale.get().logarithmic, Optional.empty(), relief && mesh.get());
    }
}
