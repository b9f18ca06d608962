-- Shows that scripts can write: a replica, a full memory or missing permissions refuse it. Leaves nothing behind.
-- KEYS[1]  a key of the probe's own
redis.call('HSET', KEYS[1], 'up', '1')
redis.call('PEXPIRE', KEYS[1], '1000')
redis.call('DEL', KEYS[1])
return 1
