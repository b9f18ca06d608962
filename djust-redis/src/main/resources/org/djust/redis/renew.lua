-- Registers a node, or prolongs its lease.
-- KEYS[1]  the hash of all nodes: "epoch until metadata" by id, and of those taken off "epoch at by" by "!" and id; times in
--          ms of this server
-- ARGV     1 node id, 2 the epoch that it knows, 3 lease in ms, 4 how long departures are kept, in ms, 5 metadata
-- Returns the time, the node's epoch, and the hash as one list of names and values.
local call, id = redis.call, ARGV[1]
local clock = call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local epoch = tonumber(string.match(call('HGET', KEYS[1], id) or '', '^(%d+) '))
-- by the time, so that no epoch comes twice when the hash is lost, or a node never heard of one that it had
if not epoch or epoch < tonumber(ARGV[2]) then epoch = math.max(now, tonumber(ARGV[2]) + 1) end
call('HSET', KEYS[1], id, string.format('%.0f %.0f %s', epoch, now + ARGV[3], ARGV[5]))
local all = call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local at = string.sub(all[i], 1, 1) == '!' and tonumber(string.match(all[i + 1], '^%d+ (%d+) '))
  if at and at + ARGV[4] < now then call('HDEL', KEYS[1], all[i]) end
end
return {string.format('%.0f', now), string.format('%.0f', epoch), all}
