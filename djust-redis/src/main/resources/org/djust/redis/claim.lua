-- Makes the caller a view's owner and returns the view's hash.
-- KEYS[1]  the view's hash
-- ARGV[1]  the caller's owner id
-- Returns nil when there is no such view, the hash as one list of names and values, or 0 when it is no view's.
local stored = redis.call('HMGET', KEYS[1], 'epoch', 'deleted')
if stored[2] then return false end
if not stored[1] then
  if redis.call('EXISTS', KEYS[1]) == 0 then return false end
  return 0
end
-- checked first, so that an error of HINCRBY is never about what is stored; 15 digits are exact as Lua's numbers
if not string.find(stored[1], '^%d+$') or #stored[1] > 15 then return 0 end
redis.call('HINCRBY', KEYS[1], 'epoch', 1)
redis.call('HSET', KEYS[1], 'owner', ARGV[1])
return redis.call('HGETALL', KEYS[1])
