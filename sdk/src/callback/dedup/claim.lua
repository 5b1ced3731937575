-- KEYS: the keys of the callback; ARGV: holder, lease
-- Returns 0 if the callback has now been claimed under all its keys, 1 if a different holder has already claimed it, or 2 along with
-- the reply if it has already been handled.
local completed = 'completed:'
local held = false
for _, key in ipairs(KEYS) do
    local state = redis.call('GET', key)
    if state and string.sub(state, 1, #completed) == completed then
        return {2, string.sub(state, #completed + 1)}
    end
    held = held or (state and state ~= ARGV[1])
end
if held then
    return {1, ''}
end
for _, key in ipairs(KEYS) do
    redis.call('SET', key, ARGV[1], 'PX', ARGV[2])
end
return {0, ''}
