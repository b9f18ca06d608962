-- Lets a subscriber know that it hears what is published where a key is.
-- KEYS[1]  a key of the primary that publishes; it is not touched
-- ARGV[1]  channel
redis.call('PUBLISH', ARGV[1], '')
return 1
