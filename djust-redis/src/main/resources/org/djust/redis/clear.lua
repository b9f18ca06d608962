-- Removes a node's entries of one topic.
-- KEYS     1 the topic's hash, 2 the set of topics that the node has entries of
-- ARGV     1 what the fields of the node begin with, 2 topic
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, #ARGV[1]) == ARGV[1] then redis.call('HDEL', KEYS[1], field) end
end
redis.call('SREM', KEYS[2], ARGV[2])
return 0
