-- Takes a node off whose lease has lapsed for long enough, unless it has another lease by now.
-- KEYS[1]  the hash of all nodes, as in renew.lua
-- ARGV     1 node id, 2 when its lease ended, 3 grace in ms, 4 who sweeps
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local epoch, ended = string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '', '^(%d+) (%d+) ')
if ended == ARGV[2] and now - ended > tonumber(ARGV[3]) then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('HSET', KEYS[1], '!' .. ARGV[1], string.format('%s %.0f %s', epoch, now, ARGV[4]))
end
return 0
