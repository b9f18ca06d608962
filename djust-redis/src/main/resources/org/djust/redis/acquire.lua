-- Takes a permit of a rate limit, by the generic cell rate algorithm and the clock of Redis.
-- KEYS[1]  when all permits will be back, in microseconds
-- ARGV     1 microseconds for each permit, 2 permits
-- Returns 0 when there was one, else the microseconds until there is.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local each, permits = tonumber(ARGV[1]), tonumber(ARGV[2])
-- no more than a limit of this kind can have stored: nobody waits longer for what something else did
local stored = tonumber(redis.call('GET', KEYS[1]) or now) or now
local full = math.min(math.max(now, stored), now + each * permits) + each
local wait = full - now - each * permits
if wait > 0 then return wait end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
return 0
