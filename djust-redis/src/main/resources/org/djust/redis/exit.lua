-- Removes one node's entry of a presence.
-- KEYS     1 the topic's hash, 2 the set of topics that the node has entries of
-- ARGV     1 field, 2 topic, 3 whether it was the node's last there: 1 or 0
redis.call('HDEL', KEYS[1], ARGV[1])
if ARGV[3] == '1' then redis.call('SREM', KEYS[2], ARGV[2]) end
return 0
