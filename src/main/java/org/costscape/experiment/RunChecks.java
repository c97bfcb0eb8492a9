package org.costscape.experiment;

import org.costscape.file.BadInputException;
import org.costscape.training.Branch;
import org.costscape.training.Imported;
import org.costscape.training.RunFolder;

/** What must hold before a run is trained, or its settings are changed; each refusal says what to do instead. */
final class RunChecks {
    private RunChecks() {}

    /** Of the number of steps after which training stops. */
    static void bound(int until) {
        if (until < 1) {
            throw new BadInputException("until: expected the number of a step from 1 on, found " + until);
        }
    }

    /** Of a run that is begun: its folder is free, and θ₀ is drawn or grown here. */
    static void begins(RunFolder run, Experiment experiment) {
        run.requireFree();
        if (experiment.initialization() instanceof Branch branch) {
            throw new BadInputException(
                    run.path() + ": expected θ₀ in snapshots/step-00000000.safetensors, found no run;"
                            + " the experiment begins at \"" + branch.origin()
                            + "\": branch with costscape train --from RUN, which copies it");
        }
        if (experiment.initialization() instanceof Imported) {
            throw new BadInputException(
                    run.path() + ": expected a θ₀ to train from, found the definition of an imported run;"
                            + " begin a new run at one of its snapshots, with ⟲ in the window or costscape train --from RUN");
        }
    }

    /** Of a run that goes on: it is the experiment's, wherever its data are now. */
    static void same(RunFolder run, RunDefinition found, Experiment experiment) {
        if (!found.experiment().withData(experiment.data()).equals(experiment)) {
            throw new BadInputException(run.definitionFile() + ": the run was trained with other settings than "
                    + experiment.name() + " has now; name another folder");
        }
    }

    /** Of a run that goes on: it is not an imported one. */
    static void trainedHere(RunFolder run, RunDefinition definition) {
        if (definition.experiment().initialization() instanceof Imported) {
            throw new BadInputException(run.path() + ": the run was imported and is not trained on here;"
                    + " begin a new run at one of its snapshots, with ⟲ in the window or costscape train --from RUN");
        }
    }

    /** Of a run whose settings change: it was trained here and can go on. */
    static void changeable(RunFolder run) {
        RunDefinition definition = RunDefinition.read(run);
        trainedHere(run, definition);
        boolean early = definition.settings().last().endsEarly(run.history());
        if (early || Runs.state(run) == Runs.State.DIVERGED) {
            throw new BadInputException(run.path() + ": the run has " + (early ? "stopped early" : "diverged")
                    + " and cannot be continued with other settings; branch from one of its snapshots with --from");
        }
    }
}
