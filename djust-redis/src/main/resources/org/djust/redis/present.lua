-- All entries of a topic.
-- KEYS[1]  the topic's hash
return redis.call('HGETALL', KEYS[1])
