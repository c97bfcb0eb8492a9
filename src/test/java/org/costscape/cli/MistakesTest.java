package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A mistake on the command line is met with one line that says what was expected, and with exit code 2. */
class MistakesTest {
    /** What is typed, and what the line that answers it contains. */
    private static final List<Mistake> MISTAKES = mistakes("""
        train relo                                | did you mean relu?
        trian relu --steps 4                      | "trian" is neither a command nor a file; did you mean train?
        nowhere.json                              | "nowhere.json" is neither a command nor a file
        train                                     | EXPERIMENT
        train nowhere.json                        | cannot read nowhere.json
        draw training a b ./a --out x.png         | a: expected different runs, found this one twice
        train relu --threads 0                    | --threads: expected 1
        train relu --steps abc                    | --steps
        train relu --step 4                       | did you mean --steps?
        train relu --data nowhere                 | nowhere
        train --resume --out nowhere              | not a run
        train @relu                               | no experiment is called "@relu"
        train data                                | no experiment is called "data"
        draw training nowhere --out x.png         | nowhere: not a run
        draw training nowhere --out x.bmp         | expected a file name that ends in .png
        draw training nowhere --size 5000x100 --dpi 5 --out x.pdf | at most 14,400 points along each side, found 72,000
        draw training nowhere --out small.json/x.png | small.json is a file, not a folder
        draw plane nowhere --view 3d --turn 9 --out small.json/x.gif | small.json is a file, not a folder
        draw training nowhere --y 2:1 --out x.png | --y: expected FROM:TO with FROM less than TO, found 2.0:1.0
        draw normalization nowhere --out x.png    | nowhere: not a run
        draw normalization nowhere --layer -1 --out x.png | layer: expected a number from 0 on, found -1
        draw step nowhere --show all --out x.png  | nowhere: not a run
        draw step nowhere --show half --out x.png | --show
        draw line nowhere --out x.png             | nowhere: not a run
        draw line nowhere --out x.bmp             | expected a file name that ends in .png, .svg, .pdf, .json or .csv, found "x.bmp"
        draw line nowhere --out small.json/x.png  | small.json is a file, not a folder
        draw line nowhere --out x.png --range 1:0 | range: expected two finite numbers
        draw line nowhere --out x.png --range 1   | expected two numbers FROM:TO
        draw line nowhere --out x.png --theme pink | --theme: expected one of light, dark, found pink
        draw line nowhere --out x.png --grid 1    | grid: expected
        draw line nowhere --out x.png --size 0x9  | width
        draw line nowhere --out x.png --end worst | expected first, best, last
        draw line nowhere --out x.png --statistics median  | expected recomputed, frozen, interpolated, batch or batch:SIZE
        draw line nowhere --out x.png --statistics batch:1 | at least 2 examples
        draw plane nowhere --out x.png --view 4d  | expected 3d, map or contour
        draw plane nowhere --out x.gif --turn 9   | --turn: expected --view 3d with it, found --view contour
        draw plane nowhere --out x.gif            | a GIF file is an animation; expected --turn N or --grow with it
        draw plane nowhere --out x.png --grow     | expected a file name that ends in .gif or the name of a folder
        draw surface nowhere --out x.gif --grow --turn 9 | --turn: expected it without --grow, found both
        draw surface nowhere --out x.gif --grow --transparent | expected an opaque background in a GIF file
        draw step nowhere --out x.gif --grow      | a step has no path to grow
        draw plane nowhere --out x.png --camera=1,2 | --camera: expected --view 3d with it, found --view contour
        draw surface nowhere --out x.png --camera=9 | expected two angles AZIMUTH,ELEVATION
        draw surface nowhere --out x.png --camera=0,91 | elevation: expected 0 to 90 degrees, found 91
        draw step nowhere --out x.png --view map --mesh | --mesh: expected --view 3d with it, found --view map
        draw surface nowhere --out x.png --z 2:1  | --z: expected FROM:TO with FROM less than TO
        draw surface nowhere --out x.png --z=-1:1 --log-z | expected numbers above 0 on a logarithmic scale
        draw curvature nowhere --out x.png        | nowhere: not a run
        draw curvature nowhere --out x.bmp        | expected a file name that ends in .png
        draw curvature nowhere --out x.png --top 0 | eigenvalues at each end: expected 1
        draw curvature nowhere --out x.png --probes 1 | random vectors for the trace: expected 2
        draw curvature nowhere --out x.png --rho 0 | rho: expected a finite number above 0
        draw curvature nowhere --out x.png --at worst | expected first, best, last
        draw trajectory nowhere --out x.png       | nowhere: not a run
        draw trajectory a b c d e --out x.png     | runs: expected at most 4, found 5
        draw trajectory --out x.png               | RUN
        draw trajectory nowhere --out x.bmp       | expected a file name that ends in .png
        draw surface nowhere --out x.png          | nowhere: not a run
        draw surface nowhere --out x.png --grid 51    | expected COLUMNSxROWS in points such as 51x51
        draw line nowhere --out x.png --start nose             | expected first, best, last, the number of a step, zero, noise
        draw line nowhere --out x.png --preset fine --grid 9   | --preset: expected without --range and --grid
        draw line nowhere --out x.png --moving layers.0,       | moving: expected names of blocks or layers
        draw line nowhere --out x.png --compare parts --moving biases | --compare: expected without --moving
        draw connect nowhere --out x.png                       | RUN2
        draw connect nowhere there --out x.png                 | nowhere: not a run
        draw connect nowhere there --out x.png --bezier 0      | bezier: expected 1
        draw connect nowhere there --out x.png --grid 1        | grid: expected 2 points
        draw connect nowhere there --out x.png --bezier 5 --statistics interpolated | the bend of a Bezier curve
        draw step nowhere --out x.png             | nowhere: not a run
        draw step nowhere --out x.png --rate 0    | rate: expected a finite number above 0
        draw step nowhere --out x.png --units 1,1 | two different units
        draw step nowhere --out x.png --range 1:2 | holds 0 and 1
        draw step nowhere --out x.png --grid 3x9  | grid: expected 4 points
        draw smoothness nowhere --out x.png       | nowhere: not a run
        draw smoothness a --out x.png --cost mean | --cost
        draw valley nowhere --out x.png           | nowhere: not a run
        draw valley a --out x.png --steps 0       | steps of the decay: expected 1 …
        draw valley a --out x.png --top 101       | top: expected 1 … 100, found 101
        draw valley a --out x.png --at 3,worst    | expected first, best, last
        draw modes nowhere --out x.png            | nowhere: not a run
        draw descent nowhere --out x.png          | no experiment is called "nowhere"
        draw descent small.json --out x.png       | expected a toy of one or two parameters, found that of a network
        draw descent saddle --from=1 --out x.png  | --from: expected 2 numbers for each start
        draw features nowhere --out x.png         | nowhere: not a run
        draw features a --out x.png --units 0     | units: expected 1 … 100, found 0
        draw features a --out x.png --layer 0     | layer: expected 1 or more, found 0
        draw features a --out x.png --picture 8   | --picture
        draw net2net sideways --out x.png         | expected wider, deeper, random-pad or workflow, found "sideways"
        draw net2net wider                        | --out
        draw sphere nowhere                       | sphere
        gallery --only F99 --out g                | --only: expected some of F1, F2
        gallery --quick --full --out g            | --quick: expected without --full, found both
        gallery --only F12 --data nowhere --out g | --data: expected a folder
        bench --only [                            | regular expression
        bench --only nothing-like-this            | no workload
        frobnicate                                | frobnicate
        """);

    @TempDir
    Path folder;

    private record Mistake(String typed, String expected) {}

    private static List<Mistake> mistakes(String table) {
        return table.lines()
                .map(line -> line.split(" +\\| ", 2))
                .map(cells -> new Mistake(cells[0], cells[1]))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> badInputIsOneLineAndExitCodeTwo() throws Exception {
        Files.copy(Path.of("models/relu.json"), folder.resolve("small.json"));
        Files.createDirectory(folder.resolve("data"));
        List<DynamicTest> tests = new ArrayList<>();
        try (Shell shell = new Shell(folder, Path.of("").toAbsolutePath())) {
            for (Mistake mistake : MISTAKES) {
                Command.Outcome outcome = shell.run(mistake.typed().split(" ", -1));
                tests.add(DynamicTest.dynamicTest(mistake.typed(), () -> check(outcome, mistake.expected())));
            }
        }
        return tests.stream();
    }

    private static void check(Command.Outcome outcome, String expected) {
        assertEquals(2, outcome.exitCode(), outcome.err());
        assertEquals("", outcome.out());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("costscape: "), outcome.err());
        assertTrue(outcome.err().contains(expected), outcome.err());
    }
}
