-- KEYS: token, lock, meta, fence [, first token, first time]
-- ARGV: owner, fence, token, visible time, remaining time, hidden time, lifetime [, first time]
-- Saves a token and returns 1, or returns 0 if the lease has ended. The first write is one that needs memory: if redis is full, it fails
-- before anything has changed.
local function number(reply)
    return type(reply) == 'string' and tonumber(reply) or 0
end
local fence = tonumber(ARGV[2])
if redis.call('GET', KEYS[2]) ~= ARGV[1] or number(redis.pcall('GET', KEYS[4])) > fence
    or number(redis.pcall('HGET', KEYS[3], 'fence')) > fence then
    return 0
end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
redis.call('DEL', KEYS[3])
redis.call('HSET', KEYS[3], 'token', ARGV[3], 'fence', ARGV[2], 'hidden', ARGV[6], 'life', ARGV[7])
redis.call('PEXPIRE', KEYS[3], ARGV[5])
if KEYS[5] then
    redis.call('SET', KEYS[5], ARGV[3])
    redis.call('SET', KEYS[6], ARGV[8])
end
return 1
