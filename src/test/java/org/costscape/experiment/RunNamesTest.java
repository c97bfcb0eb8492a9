package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.costscape.training.RunFolder;
import org.junit.jupiter.api.Test;

class RunNamesTest {
    private static List<String> of(String... folders) {
        return RunNames.of(List.of(folders).stream()
                .map(folder -> new RunFolder(Path.of(folder)))
                .toList());
    }

    @Test
    void runsAreCalledByTheirFoldersOrByTheirPathsWhereThoseAreTheSame() {
        assertEquals(List.of("relu", "relu-2"), of("runs/relu", "runs/relu-2/"));
        assertEquals(List.of("old/relu", "new/relu"), of("old/relu", "new/relu"));
    }

    @Test
    void aNameWithQuotesIsOneCellOfCsv() {
        assertEquals("\"a \"\"b\"\", c\"", RunNames.csv("a \"b\", c"));
    }
}
