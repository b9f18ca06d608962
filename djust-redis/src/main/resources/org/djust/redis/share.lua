-- Stores a change of a view and of the map that its page's views share, both or neither.
-- KEYS     1 the view's hash, 2 the map's hash
-- ARGV     1 how many arguments follow for the view, and these as store.lua says; then the version of the map that is known,
--          the one to store, 1 if the map comes whole, how many keys are removed, these, and names and values
-- Returns 1 stored, 0 stored before, -1 stale, -2 lost
local last = 1 + tonumber(ARGV[1])
local answer = verdict(KEYS[1], 1)
if answer ~= 1 then return answer end
local after, version, whole = tonumber(ARGV[last + 1]), tonumber(ARGV[last + 2]), ARGV[last + 3] == '1'
local stored = pcall('HMGET', KEYS[2], 'version', 'writer')
local writer = ARGV[3] .. ' ' .. KEYS[1]
-- what is damaged counts as lost
local has = tonumber(stored[1]) or 0
-- whoever wrote last knows what it wrote, even if it did not hear the answer
if has > after and stored[2] ~= writer then return -1 end
if has < after and not whole then return -2 end
if version > has then
  if whole then call('DEL', KEYS[2]) end
  local removed = tonumber(ARGV[last + 4])
  local entries = last + 5 + removed
  if removed > 0 then call('HDEL', KEYS[2], unpack(ARGV, last + 5, entries - 1)) end
  call('HSET', KEYS[2], 'version', version, 'writer', writer, unpack(ARGV, entries, #ARGV))
end
write(KEYS[1], 1, last)
-- of its views, the one that is kept longest decides how long the map is
if call('PTTL', KEYS[2]) < tonumber(ARGV[6]) then call('PEXPIRE', KEYS[2], ARGV[6]) end
return 1
