package org.costscape.app.kind;

import java.util.Optional;
import org.costscape.figure.Camera;
import org.costscape.figure.Figure;
import org.costscape.figure.SurfaceLook;
import org.costscape.figure.ValueScale;

/**
 * How the window shows maps and surfaces, where that is not the figure's own choice.
 *
 * @param camera from where surfaces are seen, if there are any
 * @param scale of the values, where figures beside each other share one
 */
public record Seen(Optional<Camera> camera, Optional<ValueScale> scale) {
    /** As the figure itself says. */
    public static final Seen AS_DRAWN = new Seen(Optional.empty(), Optional.empty());

    /** A figure as it is seen. */
    public Figure of(Figure figure) {
        Figure scaled = scale.map(figure::on).orElse(figure);
        return camera.map(scaled::seenFrom).orElse(scaled);
    }

    /** A look as it is seen. */
    SurfaceLook of(SurfaceLook look) {
        SurfaceLook scaled = scale.map(look::on).orElse(look);
        return camera.map(scaled::seenFrom).orElse(scaled);
    }
}
