-- KEYS: token, meta [, first token, first time]
-- Returns the token and its remaining time, the fields and the remaining time of the meta key, and the token and time of version 0.1.2 of
-- the Python package.
local function text(reply)
    return type(reply) == 'string' and reply
end
local function number(reply)
    return type(reply) == 'string' and tonumber(reply) or false
end
local meta = redis.pcall('HMGET', KEYS[2], 'token', 'hidden', 'life')
local first, first_time = false, false
if KEYS[3] then
    first, first_time = redis.pcall('GET', KEYS[3]), redis.pcall('GET', KEYS[4])
end
return {
    text(redis.pcall('GET', KEYS[1])), redis.call('PTTL', KEYS[1]),
    text(meta[1]), number(meta[2]), number(meta[3]), redis.call('PTTL', KEYS[2]),
    text(first), text(first_time),
}
