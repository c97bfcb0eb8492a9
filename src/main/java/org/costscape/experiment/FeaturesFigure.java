package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.costscape.figure.GridImage;
import org.costscape.figure.ImageGridFigure;
import org.costscape.figure.ImageGroup;
import org.costscape.figure.ImageTile;

/**
 * The figure of a network's features: from the visible layer at the bottom over the hidden layers to the classes at the top.
 *
 * <p>Reference: Goodfellow, Bengio, Courville, "Deep Learning", MIT Press 2016, figure 1.2.
 */
public final class FeaturesFigure {
    private FeaturesFigure() {}

    /** Draws all layers that were asked for. */
    public static ImageGridFigure of(FeaturesResult result) {
        List<ImageGroup> groups = new ArrayList<>();
        if (result.request().layer().isEmpty()) {
            groups.add(visible(result));
        }
        result.layers().forEach(layer -> groups.add(group(result, layer)));
        Collections.reverse(groups);
        Experiment experiment = result.definition().experiment();
        return new ImageGridFigure(
                "Features, " + experiment.title(),
                String.format(
                        Locale.ROOT,
                        "%s; %s, %s%s. Beside each unit the nine training pictures that drive it most.",
                        result.data(),
                        result.at().point(),
                        result.definition().seedWithin(),
                        experiment.network().couplesExamples() ? ", statistics of the training set" : ""),
                groups,
                Map.of());
    }

    private static ImageGroup visible(FeaturesResult result) {
        List<ImageTile> tiles = result.visible().values().stream()
                .map(example -> ImageTile.of(picture(result, example), ""))
                .toList();
        return new ImageGroup(
                "Visible layer",
                result.shape().width() + " × " + result.shape().height() + " pixels, a training picture of each class",
                tiles,
                "");
    }

    private static ImageGroup group(FeaturesResult result, LayerFeatures layer) {
        double most = layer.units().stream()
                .flatMap(unit -> unit.picture().stream())
                .mapToDouble(Math::abs)
                .max()
                .orElse(1);
        List<ImageTile> tiles = layer.units().stream()
                .map(unit -> new ImageTile(
                        layer.filters()
                                ? GridImage.signed(
                                        layer.height(),
                                        layer.width(),
                                        unit.picture(),
                                        Math.max(most, Double.MIN_NORMAL))
                                : GridImage.grey(layer.height(), layer.width(), unit.picture()),
                        unit.drivers().stream()
                                .map(driver -> picture(result, driver.example()))
                                .toList(),
                        ""))
                .toList();
        String title = layer.output() ? "Output layer" : "Hidden layer " + layer.number();
        return new ImageGroup(title, note(layer), tiles, layer.filters() ? "weight" : "");
    }

    private static String note(LayerFeatures layer) {
        String which = layer.units().size() == layer.size()
                ? String.format(Locale.ROOT, "%,d %s", layer.size(), layer.kind())
                : String.format(
                        Locale.ROOT,
                        "%d of %,d %s, %s",
                        layer.units().size(),
                        layer.size(),
                        layer.kind(),
                        layer.output() ? "the first" : "those with the largest weights");
        return which + (layer.filters() ? "" : "; x that maximizes a(x) − λ‖x‖²");
    }

    private static GridImage picture(FeaturesResult result, int example) {
        return GridImage.grey(
                result.shape().height(),
                result.shape().width(),
                Objects.requireNonNull(result.pictures().get(example)));
    }
}
