-- Stores one node's entry of a presence.
-- KEYS     1 the topic's hash: registration, epoch, revision, and meta by field, 2 the hash of how many entries the node has of each
--          topic, 3 what ended of the entry last, 4 under which registration the node was taken off
-- ARGV     6 value, 7 how long the hashes are kept, in ms
-- Returns 1 when it is stored, 0 when something newer was done, -1 when the node was taken off.
if tonumber(call('GET', KEYS[4]) or -1) >= tonumber(ARGV[3]) then return -1 end
if stored > 0 or ended >= 0 then return 0 end
if call('HSET', KEYS[1], ARGV[1], ARGV[6]) == 1 then call('HINCRBY', KEYS[2], ARGV[2], 1) end
call('PEXPIRE', KEYS[1], ARGV[7])
call('PEXPIRE', KEYS[2], ARGV[7])
return 1
