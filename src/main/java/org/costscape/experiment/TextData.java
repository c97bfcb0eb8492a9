package org.costscape.experiment;

import org.costscape.dataset.TextSplit;

/** Which text, as a definition file says it. */
public sealed interface TextData extends DataDefinition permits CharacterData, WordData, TreebankData {
    /** Number of symbols. */
    int vocabulary();

    /** How it is read. */
    TextUse use();

    @Override
    default int outputs() {
        return vocabulary();
    }

    @Override
    TextSplit read(Home home);
}
