-- What the scripts that store views have in common. ARGV from at+1: 1 epoch, 2 owner, 3 sequence, 4 after (0: the whole
-- state), 5 time to live in ms, 6 stamp, 7... names and values of other fields
local call, pcall = redis.call, redis.pcall
-- 1 may be stored, 0 was stored before, -1 stale, -2 lost
local function verdict(key, at)
  local after = ARGV[at + 4]
  local stored = pcall('HMGET', key, 'epoch', 'owner', 'sequence', 'deleted')
  -- what is damaged, or a key of another type, counts as lost: the owner's whole state replaces it
  local epoch, mine = tonumber(stored[1]), tonumber(ARGV[at + 1])
  if not epoch or not (epoch >= mine) then
    if after ~= '0' then return -2 end
  elseif epoch > mine or stored[2] ~= ARGV[at + 2] or stored[4] then
    return -1
  else
    local sequence = tonumber(stored[3]) or 0
    if sequence >= tonumber(ARGV[at + 3]) then return 0 end
    if after ~= '0' and not (sequence >= tonumber(after)) then return -2 end
  end
  return 1
end
local function write(key, at, last)
  if ARGV[at + 4] == '0' then call('DEL', key) end
  call('HSET', key, 'sequence', ARGV[at + 3], 'stamp', ARGV[at + 6], unpack(ARGV, at + 7, last))
  call('PEXPIRE', key, ARGV[at + 5])
end
