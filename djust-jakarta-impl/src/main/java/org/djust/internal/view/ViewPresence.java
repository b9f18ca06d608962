package org.djust.internal.view;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.djust.Presence;
import org.djust.Present;
import org.djust.internal.presence.Presences;
import org.djust.internal.presence.Presences.Who;
import org.djust.internal.state.StateCodec;
import org.djust.internal.view.Tracks.Track;

/**
 * One view's {@link Presence}: what it tracks is told to others while its page is there. Used from the view's mailbox only.
 */
final class ViewPresence implements Presence {

    private final Presences presences;
    private final StateCodec codec;
    private final String viewId;
    private final Supplier<String> user;
    private final Tracks tracks;
    /** What others have been told. */
    private final Map<String, Told> told = new HashMap<>(0);
    private boolean visible;

    private record Told(Who who, String meta, long epoch) {
    }

    /** @param user the name of the signed-in user, or null */
    ViewPresence(Services services, String viewId, Supplier<String> user, Tracks tracks) {
        this.presences = services.presences();
        this.codec = services.codec();
        this.viewId = viewId;
        this.user = user;
        this.tracks = tracks;
    }

    @Override
    public void track(String topic, Object meta) {
        track(topic, user.get() == null ? viewId : user.get(), meta);
    }

    @Override
    public void track(String topic, String key, Object meta) {
        tracks.put(topic, new Track(key, json(meta)));
    }

    @Override
    public void update(String topic, Object meta) {
        Track track = tracks.byTopic().get(topic);
        if (track != null) {
            tracks.put(topic, new Track(track.key(), json(meta)));
        }
    }

    private String json(Object meta) {
        Class<?> type = meta == null ? Object.class : meta.getClass();
        return new String(codec.encode(meta, type).bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void untrack(String topic) {
        tracks.remove(topic);
    }

    @Override
    public List<Present> list(String topic) {
        tracks.look(topic);
        return presences.list(topic);
    }

    @Override
    public int count(String topic) {
        tracks.look(topic);
        return presences.count(topic);
    }

    /** The page is there; or it has been away for too long to count as there. */
    void visible(boolean isVisible) {
        visible = isVisible;
    }

    /** Tells others what has changed in what the view tracks. */
    void tell(long epoch) {
        if (told.isEmpty() && (!visible || tracks.byTopic().isEmpty())) {
            return;
        }
        Map<String, Track> wanted = visible ? tracks.byTopic() : Map.of();
        List.copyOf(told.keySet()).stream().filter(topic -> !sameKey(topic, wanted.get(topic))).forEach(this::end);
        wanted.forEach((topic, track) -> tell(topic, track, epoch));
    }

    private boolean sameKey(String topic, Track track) {
        return track != null && track.key().equals(told.get(topic).who.key());
    }

    private void tell(String topic, Track track, long epoch) {
        Told before = told.get(topic);
        if (before == null || !before.meta.equals(track.meta())) {
            Who who = new Who(topic, track.key(), viewId);
            told.put(topic, new Told(who, track.meta(), epoch));
            byte[] meta = track.meta().getBytes(StandardCharsets.UTF_8);
            presences.put(who, epoch, () -> meta);
        }
    }

    private void end(String topic) {
        Told ended = told.remove(topic);
        presences.remove(ended.who, ended.epoch);
    }

    /** The page is gone for good. */
    void end() {
        List.copyOf(told.keySet()).forEach(this::end);
    }

    /** The view leaves this node, and may go on at another. */
    void fade() {
        told.values().forEach(each -> presences.fade(each.who, each.epoch));
        told.clear();
    }
}
