package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import org.costscape.landscape.PlaneCoordinates;
import org.costscape.landscape.SurfacePoint;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** The snapshots of runs in a plane, with their own costs and those of their projections. */
final class PlaneTrajectories {
    private final PlaneWork work;
    private final PlaneCoordinates coordinates;

    PlaneTrajectories(PlaneWork work) {
        this.work = work;
        this.coordinates = new PlaneCoordinates(work.span().plane());
    }

    /** Those of each run. */
    List<PlaneResult.Trajectory> all(Progress progress) {
        List<PlaneResult.Trajectory> trajectories = new ArrayList<>();
        for (RunFolder run : work.runs()) {
            List<PlaneResult.Point> points = new ArrayList<>();
            for (Snapshot snapshot : run.snapshots()) {
                progress.check();
                points.add(point(snapshot));
            }
            trajectories.add(new PlaneResult.Trajectory(run.path().toString(), points));
        }
        return trajectories;
    }

    private PlaneResult.Point point(Snapshot snapshot) {
        Snapshot.Loaded loaded =
                snapshot.load(work.source().layout(), work.source().precision());
        try (ParameterVector theta = loaded.theta();
                ParameterVector projected = theta.copy()) {
            PlaneCoordinates.Place place = coordinates.of(theta);
            work.span().plane().at(new double[] {place.a(), place.b()}, projected);
            SurfacePoint own = work.cost(place.a(), place.b(), theta);
            SurfacePoint there = work.cost(place.a(), place.b(), projected);
            return new PlaneResult.Point(
                    loaded.step(),
                    place.a(),
                    place.b(),
                    place.residual(),
                    own.train(),
                    there.train(),
                    own.heldOut(),
                    there.heldOut());
        }
    }
}
