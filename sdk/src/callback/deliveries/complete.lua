-- KEYS: those of the delivery; ARGV: how long it is remembered
for _, key in ipairs(KEYS) do
    redis.call('SET', key, 'completed', 'PX', ARGV[1])
end
return 1
