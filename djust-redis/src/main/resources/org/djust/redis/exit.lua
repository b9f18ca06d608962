-- Removes one node's entry of a presence.
-- KEYS     1 to 3 as in enter.lua
-- ARGV     6 how long it is remembered, in ms: as long as something older may come
-- Returns 1 when it is removed, 0 when something newer was done.
if stored > 0 then return 0 end
if ended < 0 then call('SET', KEYS[3], ARGV[3] .. ' ' .. ARGV[4] .. ' ' .. ARGV[5], 'PX', ARGV[6]) end
if call('HDEL', KEYS[1], ARGV[1]) == 1 and call('HINCRBY', KEYS[2], ARGV[2], -1) <= 0 then
  call('HDEL', KEYS[2], ARGV[2])
end
return 1
