package org.costscape.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;

/**
 * Where the training of a bend is kept, so that a killed one continues and ends with the same bits.
 *
 * @param file a safetensors file with the bend, and what is carried from step to step
 * @param key hash of all that determines the training
 */
public record BendFile(Path file, String key) {
    private static final String KEY = "key";
    private static final String STEP = "step";

    /**
     * Overwrites the bend and the memory by what is kept.
     *
     * @param steps the last step there can be
     * @return number of steps that are done; 0 where nothing is kept
     * @throws BadInputException if the file is damaged, or of another training; it stays as it is
     */
    int load(ParameterVector bend, Map<String, ParameterVector> memory, int steps) {
        if (!Files.exists(file)) {
            return 0;
        }
        Safetensors kept = read();
        if (!key.equals(kept.metadata().get(KEY))) {
            throw new BadInputException(file
                    + ": the bend of another curve (other runs, statistics, steps, seed, data or"
                    + " program version); continue that one, choose another --out, or move " + file.getFileName()
                    + " away to begin anew");
        }
        int step = (int) kept.number(STEP, 0, steps);
        try (ParameterVector saved = kept.vector("", bend.layout(), bend.precision())) {
            bend.assign(saved);
        }
        Stage.restore(kept, memory);
        return step;
    }

    private Safetensors read() {
        try {
            return Safetensors.read(file);
        } catch (BadInputException e) {
            throw new BadInputException(file + ": the bend of a curve is damaged; restore it, or " + remedy(), e);
        }
    }

    private String remedy() {
        return "choose another --out, or move " + file.getFileName() + " away to begin anew";
    }

    void save(ParameterVector bend, Map<String, ParameterVector> memory, int step) {
        List<Safetensors.Part> vectors = new ArrayList<>(List.of(new Safetensors.Part("", bend)));
        memory.forEach((name, vector) -> vectors.add(new Safetensors.Part(name + ".", vector)));
        Safetensors.write(file, new TreeMap<>(Map.of(KEY, key, STEP, Integer.toString(step))), vectors);
    }
}
