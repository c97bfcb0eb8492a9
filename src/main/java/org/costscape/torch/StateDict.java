package org.costscape.torch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.parameter.TensorFile;

/** What a PyTorch module keeps, as a θ with its running statistics. */
public final class StateDict implements AutoCloseable {
    private final ParameterVector theta;
    private final Optional<ParameterVector> running;

    private StateDict(ParameterVector theta, Optional<ParameterVector> running) {
        this.theta = theta;
        this.running = running;
    }

    /**
     * Reads the numbers of tensors that were matched.
     *
     * @param matching without problems
     * @param precision to which the numbers are rounded
     * @throws BadInputException if a number is not finite
     */
    public static StateDict read(Matching matching, Precision precision) {
        TorchNetwork network = matching.network();
        ParameterVector theta = read(matching, network.theta(), false, precision);
        return new StateDict(
                theta,
                network.running().size() == 0
                        ? Optional.empty()
                        : Optional.of(read(matching, network.running(), true, precision)));
    }

    /** θ; closed with this. */
    public ParameterVector theta() {
        return theta;
    }

    /** Running means and variances of batch normalizations, where there are any; closed with this. */
    public Optional<ParameterVector> running() {
        return running;
    }

    private static ParameterVector read(
            Matching matching, ParameterLayout layout, boolean running, Precision precision) {
        double[] values = new double[layout.size()];
        Set<Block> begun = new HashSet<>();
        matching.matched().forEach((tensor, theirs) -> {
            if (tensor.running() == running) {
                double[] numbers = finite(matching.file(), theirs, precision);
                int offset = tensor.block().offset();
                boolean first = begun.add(tensor.block());
                for (int i = 0; i < numbers.length; i++) {
                    values[offset + i] = first ? numbers[i] : values[offset + i] + numbers[i];
                }
            }
        });
        return ParameterVector.of(layout, precision, values);
    }

    private static double[] finite(TensorFile file, TensorFile.Tensor tensor, Precision precision) {
        double[] numbers = file.numbers(tensor);
        long notFinite = Arrays.stream(numbers)
                .filter(each -> !Double.isFinite(precision == Precision.FLOAT ? (float) each : each))
                .count();
        if (notFinite > 0) {
            throw new BadInputException(file.file() + ": " + tensor.name() + ": expected finite numbers, found "
                    + notFinite + " that are not; leave this file out");
        }
        return numbers;
    }

    /**
     * Writes θ under PyTorch's names. Of the two biases of an LSTM layer the second is −0, so that their sum has the bits of ours.
     *
     * @param step number of steps done, for the header
     * @param running the running statistics of batch normalizations; empty where there is none
     */
    public static void write(
            Path file, TorchNetwork network, int step, ParameterVector theta, Optional<ParameterVector> running) {
        List<Safetensors.Part> parts = new ArrayList<>();
        try (ParameterVector renamed = renamed(network, theta, tensor -> !tensor.running())) {
            parts.add(new Safetensors.Part("", renamed));
            if (running.isPresent()) {
                try (ParameterVector statistics = renamed(network, running.get(), TorchTensor::running)) {
                    parts.add(new Safetensors.Part("", statistics));
                    write(file, step, parts);
                }
            } else {
                write(file, step, parts);
            }
        }
    }

    private static void write(Path file, int step, List<Safetensors.Part> parts) {
        Safetensors.write(file, Map.of("step", Integer.toString(step)), parts);
    }

    private static ParameterVector renamed(TorchNetwork network, ParameterVector vector, Predicate<TorchTensor> which) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        List<double[]> numbers = new ArrayList<>();
        Set<Block> written = new HashSet<>();
        for (TorchModule module : network.modules()) {
            for (TorchTensor tensor : module.tensors()) {
                if (which.test(tensor)) {
                    layout.add(module.torchName(tensor), tensor.shape().toArray(Integer[]::new));
                    double[] values = vector.widened(tensor.block());
                    if (!written.add(tensor.block())) {
                        Arrays.fill(values, -0.0);
                    }
                    numbers.add(values);
                }
            }
        }
        return ParameterVector.of(
                layout.build(),
                vector.precision(),
                numbers.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    @Override
    public void close() {
        theta.close();
        running.ifPresent(ParameterVector::close);
    }
}
