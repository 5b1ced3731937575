-- KEYS: the keys of the callback; ARGV: reply, retention of each key
for number, key in ipairs(KEYS) do
    redis.call('SET', key, 'completed:' .. ARGV[1], 'PX', ARGV[number + 1])
end
return 1
