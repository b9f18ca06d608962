-- Publishes what only shows that it arrives.
-- KEYS[1]  a key of the channel's slot; it is not touched
-- ARGV     1 channel, 2 message
redis.call('SPUBLISH', ARGV[1], ARGV[2])
return 1
