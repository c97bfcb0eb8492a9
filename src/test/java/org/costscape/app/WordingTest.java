package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    λ is not finite; choose an earlier snapshot with --at | λ is not finite; choose an earlier snapshot on the time line
                    cost of NaN; choose another --origin or --at | cost of NaN; choose another Centre, or another snapshot on the time line
                    choose another --y, or another --at | choose another direction Across, or another snapshot on the time line
                    runs/a: nothing was measured yet; train it on with --resume | runs/a: nothing was measured yet; press Continue
                    train it first: costscape train teacher --out runs/teacher | train it first: choose teacher and press Train
                    --from: expected 2 numbers, found 3 numbers | From: expected 2 numbers, found 3 numbers
                    --from 1.0,2.0: the descent diverged | From 1.0,2.0: the descent diverged
                    not measured; leave out --cost minibatch | not measured; choose training at “Cost of”
                    name the folder of the run's own data with --data | name the folder of the run's own data: drop it on the window
                    something else; add --learning-rate | something else; add “learning rate”
                    runs/own--name: no such file | runs/own--name: no such file
                    """)
    void whatTheCommandLineWouldTypeIsSaidInTheWindowsWords(String message, String said) {
        assertEquals(said, Wording.ofWindow(message));
    }
}
