package org.djust.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.djust.spi.Commit;
import org.djust.spi.Encoded;
import org.djust.spi.ViewId;

/** Makes the scripts' arguments. Thread-safe. */
final class Invocations {

    /** How long it is remembered that a view was deleted. */
    private static final byte[] REMEMBERED = Fields.bytes(Duration.ofMinutes(1).toMillis());
    private static final byte[] EPOCH = Fields.bytes(Fields.EPOCH);
    private static final byte[] OWNER = Fields.bytes(Fields.OWNER);
    private static final byte[] ID = Fields.bytes(Fields.ID);

    private final Keys keys;
    private final FieldCodec codec;
    private final byte[] owner;
    private final Invocation probe;

    /** @param owner names this node's backend among all that ever were */
    Invocations(Keys keys, FieldCodec codec, String owner) {
        this(keys, codec, Fields.bytes(owner), Invocation.of(Script.PROBE, keys.probe(owner)));
    }

    private Invocations(Keys keys, FieldCodec codec, byte[] owner, Invocation probe) {
        this.keys = keys;
        this.codec = codec;
        this.owner = owner;
        this.probe = probe;
    }

    Invocation claim(String viewId) {
        return Invocation.of(Script.CLAIM, keys.view(viewId), owner);
    }

    /** Asks for the bytes of the changed fields, and throws what they throw. */
    Invocation commit(Commit commit, Duration timeToLive) {
        List<byte[]> view = view(commit, timeToLive);
        if (commit.shared() == null) {
            return Invocation.of(Script.COMMIT, view.toArray(byte[][]::new));
        }
        List<byte[]> arguments = new ArrayList<>(view.size() + 8);
        arguments.add(view.get(0));
        arguments.add(keys.shared(ViewId.page(commit.viewId())));
        arguments.add(Fields.bytes(view.size() - 1));
        arguments.addAll(view.subList(1, view.size()));
        addShared(commit.shared(), arguments);
        return Invocation.of(Script.SHARE, arguments.toArray(byte[][]::new));
    }

    private void addShared(Commit.Shared shared, List<byte[]> arguments) {
        arguments.addAll(List.of(Fields.bytes(shared.after()), Fields.bytes(shared.version()),
                Fields.bytes(shared.whole() ? 1 : 0), Fields.bytes(shared.removed().size())));
        shared.removed().forEach(key -> arguments.add(Fields.ofState(key)));
        shared.changed().forEach((key, value) -> {
            arguments.add(Fields.ofState(key));
            arguments.add(codec.encode(value.bytes()));
        });
    }

    private List<byte[]> view(Commit commit, Duration timeToLive) {
        byte[] epoch = Fields.bytes(commit.epoch());
        List<byte[]> arguments = new ArrayList<>(16 + 2 * commit.changed().size());
        arguments.addAll(List.of(keys.view(commit.viewId()), epoch, owner, Fields.bytes(commit.sequence()),
                Fields.bytes(commit.after()), Fields.bytes(timeToLive.toMillis()),
                Fields.bytes(Stamps.write(commit.viewId(), commit.sequence(), commit.stamp()))));
        if (commit.whole()) {
            arguments.addAll(List.of(EPOCH, epoch, OWNER, owner, ID, Fields.bytes(commit.viewId())));
        }
        for (Map.Entry<String, Encoded> field : commit.changed().entrySet()) {
            arguments.add(Fields.ofState(field.getKey()));
            arguments.add(codec.encode(field.getValue().bytes()));
        }
        return arguments;
    }

    Invocation delete(String viewId, long epoch) {
        byte[] view = keys.view(viewId);
        boolean page = ViewId.page(viewId).equals(viewId);
        return Invocation.of(Script.DELETE, view, page ? keys.shared(viewId) : view, Fields.bytes(epoch), owner,
                REMEMBERED);
    }

    Invocation shared(String page) {
        return Invocation.of(Script.SHARED, keys.shared(page));
    }

    Invocation owner(String viewId) {
        return Invocation.of(Script.OWNER, keys.view(viewId));
    }

    /** The same for another owner; what it probes is the same. */
    Invocations by(String other) {
        return new Invocations(keys, codec, Fields.bytes(other), probe);
    }

    Invocation probe() {
        return probe;
    }
}
