-- Takes a node off: what it still writes under this registration is refused.
-- KEYS     1 the hash of how many entries it has of each topic, 2 under which registration it was taken off
-- ARGV     1 the registration, 2 how long that is remembered, in ms
-- Returns the topics.
if tonumber(redis.call('GET', KEYS[2]) or -1) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
end
return redis.call('HKEYS', KEYS[1])
