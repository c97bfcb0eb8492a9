package org.costscape.cli;

import org.costscape.experiment.Provenance;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/** What is suggested to be done with a run that is there now. */
final class NextStep {
    private NextStep() {}

    /** A line to its best snapshot, or to the last where that is its beginning; a plane around its only one. */
    static String of(RunFolder run) {
        String path = Provenance.quoted(run.path());
        if (run.snapshots().size() == 1) {
            return "next: costscape draw plane " + path + " --out plane.png";
        }
        boolean rises = HistoryEntry.best(run.history()).step()
                == run.snapshots().get(0).step();
        return "next: costscape draw line " + path + (rises ? " --end last" : "") + " --out line.png";
    }
}
