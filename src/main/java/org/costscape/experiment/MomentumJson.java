package org.costscape.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.costscape.training.Momentum;

/** A momentum in JSON: a plain number where it is always the same, or an object with the fields of a ramp. */
final class MomentumJson extends JsonDeserializer<Momentum> {
    private MomentumJson() {}

    static void addTo(JsonMapper.Builder builder) {
        builder.addMixIn(Momentum.class, ByToken.class)
                .addMixIn(Momentum.Constant.class, PlainNumber.class)
                .addMixIn(Momentum.Ramp.class, PlainObject.class);
    }

    @JsonDeserialize(using = MomentumJson.class)
    private interface ByToken {}

    private interface PlainNumber {
        @JsonValue
        double value();
    }

    /** Not by the deserializer of the family. */
    @JsonDeserialize(using = JsonDeserializer.None.class)
    private interface PlainObject {}

    @Override
    public Momentum deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.isExpectedStartObjectToken()
                ? context.readValue(parser, Momentum.Ramp.class)
                : new Momentum.Constant(context.readValue(parser, double.class));
    }
}
