package org.costscape.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;

/** A language model as {@code nn.Embedding}, {@code nn.LSTM} and {@code nn.Linear}. Gates are in the same order, i, f, g, o. */
final class LanguageModelModules {
    private LanguageModelModules() {}

    static TorchNetwork of(LanguageModelDefinition model) {
        ParameterLayout theta = model.build().layout();
        List<TorchModule> modules = new ArrayList<>();
        modules.add(module(theta, "embedding", "weight"));
        for (int l = 0; l < model.layers(); l++) {
            Block bias = block(theta, "lstm.bias_l" + l);
            modules.add(new TorchModule(
                    new ModuleName("lstm", "_l" + l),
                    "lstm",
                    List.of(
                            new TorchTensor("weight_ih", block(theta, "lstm.weight_ih_l" + l), false),
                            new TorchTensor("weight_hh", block(theta, "lstm.weight_hh_l" + l), false),
                            new TorchTensor("bias_ih", bias, false),
                            new TorchTensor("bias_hh", bias, false))));
        }
        modules.add(module(theta, "output", "weight", "bias"));
        return new TorchNetwork(modules, theta, new ParameterLayout.Builder().build(), source(model));
    }

    private static TorchModule module(ParameterLayout theta, String layer, String... roles) {
        return new TorchModule(
                new ModuleName(layer, ""),
                layer,
                List.of(roles).stream()
                        .map(role -> new TorchTensor(role, block(theta, layer + "." + role), false))
                        .toList());
    }

    private static Block block(ParameterLayout theta, String name) {
        return TorchNetwork.find(theta, name).orElseThrow();
    }

    private static String source(LanguageModelDefinition model) {
        return String.format(
                Locale.ROOT,
                """
                torch.nn.ModuleDict({
                    "embedding": torch.nn.Embedding(%d, %d),
                    "lstm": torch.nn.LSTM(%d, %d, num_layers=%d, batch_first=True),
                    "output": torch.nn.Linear(%d, %d),
                })""",
                model.vocabulary(),
                model.embedding(),
                model.embedding(),
                model.hidden(),
                model.layers(),
                model.hidden(),
                model.vocabulary());
    }
}
