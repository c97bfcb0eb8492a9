package org.costscape.app.kind;

import java.util.List;

/** All kinds of figure, in the order of their tabs. */
public final class FigureKinds {
    private FigureKinds() {}

    /** New ones: each holds what is chosen for it. */
    public static List<FigureKind<?>> all() {
        return List.of(
                new TrainingKind(),
                new LineKind(),
                new SurfaceKind(),
                new PlaneKind(),
                new StepKind(),
                new CurvatureKind(),
                new EdgeKind(),
                new SmoothnessKind(),
                new ModesKind(),
                new DescentKind(),
                new NormalizationKind(),
                new FeaturesKind(),
                new Net2NetKind(),
                new ConnectKind(),
                new ValleyKind());
    }
}
