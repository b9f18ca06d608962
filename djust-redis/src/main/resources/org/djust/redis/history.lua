-- What is kept of a topic.
-- KEYS     1 the stream of the latest messages, 2 the hash of the last number of each origin, with its time
-- ARGV[1]  how old messages may be, in ms
-- Returns the time, the hash as a list, and the stream's entries from the oldest on; times in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local from = string.format('%.0f', math.max(0, now - ARGV[1]))
return {now, redis.call('HGETALL', KEYS[2]), redis.call('XRANGE', KEYS[1], from, '+')}
