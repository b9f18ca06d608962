-- Takes a node off that leaves.
-- KEYS[1]  the hash of all nodes, as in renew.lua
-- ARGV     1 node id, 2 its epoch
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local epoch = string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '', '^(%d+) ')
if epoch == ARGV[2] then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('HSET', KEYS[1], '!' .. ARGV[1], string.format('%s %.0f %s', epoch, now, ARGV[1]))
end
return 0
