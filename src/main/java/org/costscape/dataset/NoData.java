package org.costscape.dataset;

import java.util.List;
import org.costscape.file.Sha256;

/** No data, for a cost that is a function of θ alone; both hashes are those of no bytes. */
public record NoData() implements DataSplit {
    @Override
    public String description() {
        return "J(θ) itself, without data";
    }

    @Override
    public String trainingSha256() {
        return Sha256.of(List.of());
    }

    @Override
    public String heldOutSha256() {
        return Sha256.of(List.of());
    }

    @Override
    public long bytes() {
        return 0;
    }

    /** Does nothing: there is nothing in memory. */
    @Override
    public void close() {}
}
