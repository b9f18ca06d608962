-- Reads the map that a page's views share.
-- KEYS[1]  the map's hash
-- Returns the hash as one list of names and values
return redis.call('HGETALL', KEYS[1])
