-- Tells who owns a view.
-- KEYS[1]  the view's hash
-- Returns the owner's id, nil when there is no such view.
local stored = redis.call('HMGET', KEYS[1], 'owner', 'deleted')
return not stored[2] and stored[1]
