-- Begins enter.lua and exit.lua. What a node writes of an entry may come late, twice and in any order: numbers tell what is
-- newer. ARGV 1 field, 2 topic, 3 the node's registration, 4 the view's epoch, 5 revision
local call = redis.call
local function compared(line)
  local numbers = {string.match(line or '', '^(%d+) (%d+) (%d+)')}
  for i = 1, 3 do
    local difference = (tonumber(numbers[i]) or -1) - tonumber(ARGV[i + 2])
    if difference ~= 0 then return difference end
  end
  return 0
end
local stored, ended = compared(call('HGET', KEYS[1], ARGV[1])), compared(call('GET', KEYS[3]))
