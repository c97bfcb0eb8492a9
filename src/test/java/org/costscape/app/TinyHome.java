package org.costscape.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.costscape.experiment.Home;

/** A home with one small experiment on random images of 5 × 4 pixels. */
final class TinyHome {
    private static final int PIXELS = 20;
    private static final int CLASSES = 3;

    private TinyHome() {}

    /**
     * Writes it.
     *
     * @param learningRate huge to make training diverge
     */
    static Home in(Path folder, int examples, int steps, double learningRate) throws IOException {
        Path data = Files.createDirectories(folder.resolve("datasets").resolve("tiny"));
        Path models = Files.createDirectories(folder.resolve("models"));
        write(data, "train", examples, 1);
        write(data, "t10k", examples / 2, 2);
        Files.writeString(models.resolve("tiny.json"), definition(steps, learningRate));
        return new Home(folder);
    }

    private static String definition(int steps, double learningRate) {
        return """
                {
                  "name": "tiny",
                  "title": "Tiny network",
                  "shows": "Nothing in particular.",
                  "source": "random images",
                  "data": {"type": "idx", "folder": "tiny", "classes": 3},
                  "network": {
                    "type": "feedforward",
                    "inputs": 20,
                    "layers": [
                      {"type": "dense", "units": 16, "activation": "relu"},
                      {"type": "dense", "units": 3, "activation": "identity"}
                    ]
                  },
                  "objective": {"type": "cross-entropy"}, "initialization": {"type": "uniform", "range": 0.3},
                  "training": {
                    "optimizer": {"type": "sgd", "learningRate": %s, "momentum": 0.9},
                    "schedule": {"type": "constant"}, "rules": [], "batch": 10,
                    "steps": %d,
                    "stopping": {"type": "last-step"},
                    "evaluateEvery": 10,
                    "snapshots": 4,
                    "watched": []
                  },
                  "precision": "float",
                  "seed": 1
                }
                """.formatted(learningRate, steps);
    }

    private static void write(Path folder, String prefix, int examples, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] images = new byte[examples * PIXELS];
        byte[] labels = new byte[examples];
        for (int i = 0; i < examples; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                int brighter = pixel % CLASSES == labels[i] ? 60 : 0;
                images[i * PIXELS + pixel] = (byte) (brighter + random.nextInt(190));
            }
        }
        Files.write(folder.resolve(prefix + "-images-idx3-ubyte"), idx(images, examples, 5, 4));
        Files.write(folder.resolve(prefix + "-labels-idx1-ubyte"), idx(labels, examples));
    }

    private static byte[] idx(byte[] bytes, int... sizes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 8, (byte) sizes.length});
        for (int size : sizes) {
            out.write(ByteBuffer.allocate(4).putInt(size).array());
        }
        out.write(bytes);
        return out.toByteArray();
    }
}
