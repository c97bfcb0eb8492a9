package org.costscape.figure;

import java.util.Map;
import java.util.Optional;

/**
 * The values of a heat map as heights, seen from the side: a shaded surface in a box, with iso-lines, the paths on it, and
 * both once more on the floor.
 *
 * @param map what is shown; a value that its scale cannot show leaves a hole, and one outside its range is cut off
 * @param camera from where
 * @param mesh whether lines join the points of the grid
 */
public record ReliefFigure(HeatMapFigure map, Camera camera, boolean mesh) implements Figure {
    @Override
    public String title() {
        return map.title();
    }

    @Override
    public String caption() {
        return map.caption();
    }

    @Override
    public Map<String, String> provenance() {
        return map.provenance();
    }

    @Override
    public Optional<Camera> viewpoint() {
        return Optional.of(camera);
    }

    @Override
    public Figure seenFrom(Camera newCamera) {
        return withCamera(newCamera);
    }

    @Override
    public Optional<HeatMapFigure> singleMap() {
        return Optional.of(map);
    }

    @Override
    public ReliefFigure on(ValueScale scale) {
        return new ReliefFigure(map.on(scale), camera, mesh);
    }

    public ReliefFigure withCamera(Camera newCamera) {
        return new ReliefFigure(map, newCamera, mesh);
    }

    @Override
    public ReliefFigure withTitle(String newTitle) {
        return new ReliefFigure(map.withTitle(newTitle), camera, mesh);
    }
}
