-- KEYS: those of the delivery; ARGV: what was answered, how long each key is remembered
for number, key in ipairs(KEYS) do
    redis.call('SET', key, 'completed:' .. ARGV[1], 'PX', ARGV[number + 1])
end
return 1
