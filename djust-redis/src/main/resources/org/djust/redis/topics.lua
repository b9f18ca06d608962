-- The topics that a node has entries of.
-- KEYS[1]  their set
return redis.call('SMEMBERS', KEYS[1])
