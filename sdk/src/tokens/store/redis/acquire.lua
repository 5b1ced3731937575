-- KEYS: lock, meta, fence; ARGV: owner, life of the lock, life of the fence
-- Takes the lock if nobody has it and gives the number of the lease, else 0. The same owner may ask again.
local function number(reply)
    return type(reply) == 'string' and tonumber(reply) or 0
end
if redis.call('GET', KEYS[1]) ~= ARGV[1] and not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
    return 0
end
-- The counter may have been lost while the token was kept, where redis evicts keys.
local fence = math.max(number(redis.pcall('GET', KEYS[3])), number(redis.pcall('HGET', KEYS[2], 'fence'))) + 1
redis.call('SET', KEYS[3], fence, 'PX', ARGV[3])
return fence
