package org.djust.internal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class BroadcastTest extends OneNode {

    @Test
    void broadcastsReachEverySubscriberOfTheTopicAndNoOther() {
        Connection ann = joined(RoomView.class, "room", "a");
        RoomView annsBean = test.bean();
        joined(RoomView.class, "room", "a");
        RoomView bobsBean = test.bean();
        joined(RoomView.class, "room", "b");
        RoomView other = test.bean();
        test.run();
        after(ann, "[\"e\",0,1,\"send\",{\"text\":\"hi\"}]");
        assertEquals(List.of("hi"), annsBean.messages);
        assertEquals(List.of("hi"), bobsBean.messages);
        assertEquals(List.of(), other.messages);
    }

    @Test
    void aSubscriptionFollowsTheFieldThatItsTopicNames() {
        Connection ann = joined(RoomView.class, "room", "a");
        RoomView bean = test.bean();
        after(ann, "[\"e\",0,1,\"move\",{\"room\":\"b\"}]");
        Connection bob = joined(RoomView.class, "room", "b");
        after(bob, "[\"e\",0,1,\"send\",{\"text\":\"hi\"}]");
        assertEquals(List.of("hi"), bean.messages);
    }
}
