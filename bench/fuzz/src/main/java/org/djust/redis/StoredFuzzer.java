package org.djust.redis;

import java.util.ArrayList;
import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

import org.djust.spi.Claim;
import org.djust.spi.SharedEntries;
import org.djust.spi.StateDamagedException;

/** A view's hash, and that of the map its page shares, are read or are damaged; each field for itself. */
public final class StoredFuzzer {

    private static final ClaimReader READER = new ClaimReader(new FieldCodec(64, 100_000, new Statistics()));
    private static final String[] NAMES = {"epoch", "sequence", "stamp", "id", "version", "owner", ".a", "."};

    private StoredFuzzer() {
    }

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        List<byte[]> hash = new ArrayList<>();
        for (int fields = data.consumeInt(0, 8); fields > 0; fields--) {
            String name = data.consumeBoolean() ? data.pickValue(NAMES) : data.consumeString(8);
            hash.add(Fields.bytes(name));
            hash.add(data.consumeBytes(40));
        }
        try {
            Claim claim = READER.read("view", hash);
            claim.fields().values().forEach(field -> decoded(field::bytes));
        } catch (StateDamagedException e) {
            // as it should be
        }
        try {
            SharedEntries shared = READER.shared("view", hash);
            shared.entries().values().forEach(field -> decoded(field::bytes));
        } catch (StateDamagedException e) {
            // as it should be
        }
    }

    private static void decoded(Runnable field) {
        try {
            field.run();
        } catch (StateDamagedException e) {
            // as it should be
        }
    }
}
