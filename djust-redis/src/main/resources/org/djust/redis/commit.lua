-- Stores changes of views, each unless another owns the view or the change is stored already.
-- KEYS     the views' hashes
-- ARGV     for each key in turn: how many arguments follow for it, and these as store.lua says
-- Returns for each 1 stored, 0 stored before, -1 stale, -2 lost. Should it end in the middle, for instance because
-- memory is full, what it has stored is stored, and the same commits may come again.
local replies, at = {}, 1
for i, key in ipairs(KEYS) do
  local last = at + tonumber(ARGV[at])
  replies[i] = verdict(key, at)
  if replies[i] == 1 then write(key, at, last) end
  at = last + 1
end
return replies
