package org.costscape.oracle;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** The tests of one file in the making. */
final class Checks {
    private final List<DynamicTest> tests = new ArrayList<>();

    void add(String quantity, Executable check) {
        tests.add(DynamicTest.dynamicTest(quantity, check));
    }

    List<DynamicTest> tests() {
        return tests;
    }
}
