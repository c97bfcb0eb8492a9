package org.costscape.cli;

import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/** What is suggested to be done with a run that is there now. */
final class NextStep {
    private NextStep() {}

    /** A line to its best snapshot, or to the last where that is its beginning; a plane around its only one. */
    static String of(RunFolder run) {
        if (run.snapshots().size() == 1) {
            return "next: costscape draw plane " + run.path() + " --out plane.png";
        }
        boolean rises = HistoryEntry.best(run.history()).step()
                == run.snapshots().get(0).step();
        return "next: costscape draw line " + run.path() + (rises ? " --end last" : "") + " --out line.png";
    }
}
