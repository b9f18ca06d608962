-- Removes the entries of one topic that a node wrote under a registration, or before.
-- KEYS     1 the topic's hash, 2 the hash of how many entries the node has of each topic
-- ARGV     1 what the fields of the node begin with, 2 topic, 3 the registration
local call, cleared = redis.call, 0
for _, field in ipairs(call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, #ARGV[1]) == ARGV[1]
      and (tonumber(string.match(call('HGET', KEYS[1], field), '^%d+')) or 0) <= tonumber(ARGV[3]) then
    cleared = cleared + call('HDEL', KEYS[1], field)
  end
end
if cleared > 0 and call('HINCRBY', KEYS[2], ARGV[2], -cleared) <= 0 then call('HDEL', KEYS[2], ARGV[2]) end
return 0
