-- Replaces a view by a marker that it was deleted, unless another owns it.
-- KEYS     1 the view's hash, 2 the map of the page that the view is; the view's hash again when it is no page
-- ARGV     1 epoch, 2 owner, 3 how long the marker is kept, in ms
local stored = redis.call('HMGET', KEYS[1], 'epoch', 'owner')
if stored[1] == ARGV[1] and stored[2] == ARGV[2] then
  redis.call('DEL', KEYS[1], KEYS[2])
  redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'owner', ARGV[2], 'deleted', '1')
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return 0
