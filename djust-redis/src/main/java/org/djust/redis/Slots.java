package org.djust.redis;

import java.nio.charset.StandardCharsets;

import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Which of a Redis Cluster's slots keys are in. */
final class Slots {

    private Slots() {
    }

    static int of(byte[] key) {
        return JedisClusterCRC16.getSlot(key);
    }

    /** A key that looks like another, but is in this slot. */
    static byte[] key(byte[] like, int slot) {
        String name = new String(like, StandardCharsets.UTF_8);
        int brace = name.indexOf('{');
        return (name.substring(0, brace) + "{" + Tags.OF[slot] + "}" + name.substring(brace + 1).replace("}", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Found when they are needed first. */
    private static final class Tags {

        private static final String[] OF = new String[Protocol.CLUSTER_HASHSLOTS];

        static {
            int found = 0;
            for (int i = 0; found < OF.length; i++) {
                String tag = Integer.toString(i, Character.MAX_RADIX);
                int slot = JedisClusterCRC16.getSlot(tag);
                if (OF[slot] == null) {
                    OF[slot] = tag;
                    found++;
                }
            }
        }
    }
}
