-- Stores one node's entry of a presence.
-- KEYS     1 the topic's hash, 2 the set of topics that the node has entries of
-- ARGV     1 field, 2 value, 3 topic, 4 how long both are kept, in ms
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
redis.call('SADD', KEYS[2], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return 0
