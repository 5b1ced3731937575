-- KEYS: token, meta [, first token, first time]; ARGV: token
-- Removes the token from each key that still holds it.
if redis.pcall('GET', KEYS[1]) == ARGV[1] then
    redis.call('DEL', KEYS[1])
end
if redis.pcall('HGET', KEYS[2], 'token') == ARGV[1] then
    redis.call('DEL', KEYS[2])
end
if KEYS[3] and redis.pcall('GET', KEYS[3]) == ARGV[1] then
    redis.call('DEL', KEYS[3], KEYS[4])
end
return 1
