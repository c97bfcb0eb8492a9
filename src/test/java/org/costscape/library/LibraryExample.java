package org.costscape.library;

// docs/library-use.md shows what follows
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.PlaneFiles;
import org.costscape.experiment.PlaneRequest;
import org.costscape.experiment.PlaneResult;
import org.costscape.experiment.PlaneStudy;
import org.costscape.figure.ExportOptions;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Trains two spirals, computes the cost on a plane around the solution, and draws it. */
final class LibraryExample {
    private LibraryExample() {}

    static PlaneResult run(Path costscape, Path folder) {
        Home home = new Home(costscape); // the folder with models/ and datasets/
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (Parallel parallel = Parallel.ofMachine();
                ExperimentRunner runner =
                        ExperimentRunner.open(new Library(home).experiment("spirals"), home, parallel)) {
            runner.train(run, entry -> System.out.println(entry.step() + ": " + entry.trainCost()), Progress.NONE);
            PlaneResult plane = new PlaneStudy(runner)
                    .run(List.of(run), PlaneRequest.DEFAULT, Optional.empty(), partial -> {}, Progress.NONE);
            plane.surface().cells().limit(3).forEach(System.out::println); // all numbers are there
            PlaneFiles.write(plane, folder.resolve("plane.png"), ExportOptions.halfPage());
            return plane;
        }
    }
}
