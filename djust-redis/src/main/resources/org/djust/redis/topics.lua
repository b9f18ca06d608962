-- The topics that a node has entries of.
-- KEYS[1]  the hash of how many entries it has of each
return redis.call('HKEYS', KEYS[1])
