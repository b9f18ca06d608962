package org.djust.internal.view;

import org.djust.Channels;

/** Sends for whoever is no view. */
final class NodeChannels implements Channels {

    private final Services services;

    NodeChannels(Services services) {
        this.services = services;
    }

    @Override
    public void broadcast(String topic, Object payload) {
        ChannelAddresses.check(topic);
        send(topic, payload);
    }

    @Override
    public void toView(String viewId, Object payload) {
        send(ChannelAddresses.ofView(viewId), payload);
    }

    @Override
    public void toUser(String user, Object payload) {
        send(ChannelAddresses.ofUser(user), payload);
    }

    @Override
    public void toNode(String nodeId, Object payload) {
        send(ChannelAddresses.ofNode(nodeId), payload);
    }

    @Override
    public void toEveryone(Object payload) {
        send(ChannelAddresses.EVERYONE, payload);
    }

    private void send(String topic, Object payload) {
        services.channels().publish(topic, services.payloads().copy(payload));
    }
}
