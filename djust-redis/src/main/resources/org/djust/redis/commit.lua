-- Stores a change of a view, unless another owns it or the change is stored already.
-- KEYS[1]  the view's hash
-- ARGV     1 epoch, 2 owner, 3 sequence, 4 after (0: the whole state), 5 time to live in ms,
--          6 version, 7 ref, 8 hash, 9 schema, 10... names and values of other fields
-- Returns 1 stored, 0 stored before, -1 stale, -2 lost.
local key, after = KEYS[1], ARGV[4]
local stored = redis.pcall('HMGET', key, 'epoch', 'owner', 'sequence', 'deleted')
-- what is damaged, or a key of another type, counts as lost: the owner's whole state replaces it
local epoch, mine = tonumber(stored[1]), tonumber(ARGV[1])
if not epoch or not (epoch >= mine) then
  if after ~= '0' then return -2 end
elseif epoch > mine or stored[2] ~= ARGV[2] or stored[4] then
  return -1
else
  local sequence = tonumber(stored[3]) or 0
  if sequence >= tonumber(ARGV[3]) then return 0 end
  if after ~= '0' and not (sequence >= tonumber(after)) then return -2 end
end
if after == '0' then redis.call('DEL', key) end
redis.call('HSET', key, 'sequence', ARGV[3], 'version', ARGV[6], 'ref', ARGV[7], 'hash', ARGV[8], 'schema', ARGV[9],
  unpack(ARGV, 10))
redis.call('PEXPIRE', key, ARGV[5])
return 1
