package org.costscape.torch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tensors of one module have in common in their names: {@code fc1.weight} and {@code fc1.bias} are of the module
 * {@code fc1}. Each layer of an LSTM counts as a module of its own, {@code lstm.weight_ih_l1} is of layer {@code _l1} of
 * {@code lstm}.
 *
 * @param prefix what stands before the last dot; empty where there is none
 * @param layer {@code _l0}, {@code _l1}, … in an LSTM, empty elsewhere
 */
record ModuleName(String prefix, String layer) {
    private static final Pattern RECURRENT = Pattern.compile("((?:weight|bias)_[ih]h)(_l\\d{1,3})?");

    static ModuleName of(String tensor) {
        String prefix = tensor.substring(0, Math.max(0, tensor.lastIndexOf('.')));
        Matcher recurrent = RECURRENT.matcher(last(tensor));
        boolean layered = recurrent.matches() && recurrent.group(2) != null;
        return new ModuleName(prefix, layered ? recurrent.group(2) : "");
    }

    /** What a tensor is in its module: the last part of its name, without the number of an LSTM's layer. */
    static String role(String tensor) {
        String last = last(tensor);
        Matcher recurrent = RECURRENT.matcher(last);
        return recurrent.matches() ? recurrent.group(1) : last;
    }

    private static String last(String tensor) {
        return tensor.substring(tensor.lastIndexOf('.') + 1);
    }

    /** The name of a tensor of this module. */
    String tensor(String role) {
        return (prefix.isEmpty() ? "" : prefix + ".") + role + layer;
    }

    @Override
    public String toString() {
        String name = prefix.isEmpty() ? "(no name)" : prefix;
        return layer.isEmpty() ? name : name + ", layer " + layer.substring(2);
    }
}
