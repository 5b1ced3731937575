-- KEYS: lock, meta, fence; ARGV: owner, lifetime of the lock, lifetime of the fence
-- Acquires the lock if it is free, and returns the fencing number of the lease, or 0 if another owner has the lock. An owner may repeat the
-- call.
local function number(reply)
    return type(reply) == 'string' and tonumber(reply) or 0
end
if redis.call('GET', KEYS[1]) ~= ARGV[1] and not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
    return 0
end
-- Redis may have evicted the counter, but not the hash with the token.
local fence = math.max(number(redis.pcall('GET', KEYS[3])), number(redis.pcall('HGET', KEYS[2], 'fence'))) + 1
redis.call('SET', KEYS[3], fence, 'PX', ARGV[3])
return fence
