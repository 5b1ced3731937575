-- KEYS: those of the delivery; ARGV: holder, life of the claim
-- 0: claimed, all keys of it; 1: another holder has it; 2: it has been handled, and this was answered.
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
