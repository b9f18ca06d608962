-- Keeps a message of a topic for a while, and passes it on to who follows the topic; a second time it does nothing.
-- KEYS     1 the stream of the latest messages, 2 the hash of the last number of each origin, with its time
-- ARGV     1 channel, which has the keys' hash tag, 2 message, 3 origin, 4 number, 5 how many messages are kept, 6 how long, in ms,
--          7 how long the last numbers are kept, in ms
local call = redis.call
local last = call('HGET', KEYS[2], ARGV[3])
if last and tonumber(string.match(last, '^%d+')) >= tonumber(ARGV[4]) then return 0 end
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if not last and call('HLEN', KEYS[2]) >= 32 then
  -- nodes that ended long ago
  local heads = call('HGETALL', KEYS[2])
  for i = 1, #heads, 2 do
    if now - tonumber(string.match(heads[i + 1], '%d+$')) > tonumber(ARGV[7]) then call('HDEL', KEYS[2], heads[i]) end
  end
end
call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[5], '*', 'm', ARGV[2])
call('PEXPIRE', KEYS[1], ARGV[6])
call('HSET', KEYS[2], ARGV[3], string.format('%s %.0f', ARGV[4], now))
call('PEXPIRE', KEYS[2], ARGV[7])
call('SPUBLISH', ARGV[1], ARGV[2])
return 1
