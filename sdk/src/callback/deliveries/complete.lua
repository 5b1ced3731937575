-- KEYS: those of the delivery; ARGV: what was answered, how long it is remembered
for _, key in ipairs(KEYS) do
    redis.call('SET', key, 'completed:' .. ARGV[1], 'PX', ARGV[2])
end
return 1
