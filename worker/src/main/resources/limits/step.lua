-- One step of a replica: what its calls used, what it holds, how many more it may begin. One round trip, atomic.
-- KEYS: the model's state, its replicas. ARGV: the step as JSON. All times are milliseconds of Redis' own clock.
-- Docs: docs/adr, the limiter. LocalState.java does the same for one replica while Redis is away.

local USED = 0.98      -- part of a limit that is aimed at: the rest takes what arrives late and together
local BURST = 0.02     -- part of a minute's limit that may be made up for at once after a pause
local MINUTE = 60000
local CUT, CUT_PAUSE, RECOVERY = 0.7, 1000, 30000
local OPEN_FIRST, OPEN_LONGEST, DEAD_FIRST = 1000, 60000, 5000

local ask = cjson.decode(ARGV[1])
local report = ask.report
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local s = {}
local stored = redis.call('HGETALL', KEYS[1])
for i = 1, #stored, 2 do s[stored[i]] = tonumber(stored[i + 1]) end
local fresh = s.at == nil
if fresh then
  s = { at = now, requests = 0, tokens = 0, stock = ask.tpm, cap = ask.concurrency, cut = 0, hold = 0, number = 0,
    mean = 0, peak = 0, peak_calls = 0, old_peak = 0, old_calls = 0, peak_from = now, charge = 0,
    h_number = 0, h_at = 0, h_requests = -1, h_tokens = -1, h_requests_full = 0, h_tokens_full = 0,
    bad = 0, good = 0, row = 0, dead = 0, open = 0, opened = 0, probe = 0 }
end

-- refill, and what came back
local passed = math.max(0, now - s.at)
s.at = now
s.requests = math.min(math.max(1, ask.rpm * BURST),
  s.requests + ask.rpm * USED / MINUTE * passed + report.requests_back)
s.tokens = math.min(math.max(1, ask.tpm * BURST), s.tokens + ask.tpm * USED / MINUTE * passed + report.tokens_back)
s.stock = math.min(ask.tpm, s.stock + ask.tpm / MINUTE * passed + report.stock_back)
s.number = math.max(s.h_number, s.number - report.requests_back)

-- what a call uses: its mean, and the largest part of its bound seen within the last two minutes
if report.calls > 0 then
  local mean = report.used / report.calls
  s.mean = s.mean == 0 and mean or s.mean + math.min(0.5, 0.05 * report.calls) * (mean - s.mean)
end
if now - s.peak_from > MINUTE then
  s.old_peak, s.old_calls, s.peak, s.peak_calls, s.peak_from = s.peak, s.peak_calls, 0, 0, now
end
s.peak = math.max(s.peak, report.peak)
s.peak_calls = s.peak_calls + report.calls
local part = s.peak_calls + s.old_calls >= 20 and math.min(1, 1.5 * math.max(s.peak, s.old_peak)) or 1
local unit = math.min(ask.tpm, ask.bound * part)
local expected = math.min(ask.tpm, s.mean > 0 and s.mean or ask.bound)

-- what the provider says is left, as of the newest call that brought word
local h = report.headers
if h.number > s.h_number then
  if s.h_tokens >= 0 and h.tokens >= 0 and h.tokens < 0.9 * ask.tpm then
    local charge = (s.h_tokens - h.tokens + ask.tpm / MINUTE * (h.at - s.h_at)) / (h.number - s.h_number)
    if charge > 0 then s.charge = s.charge == 0 and charge or s.charge + 0.2 * (charge - s.charge) end
  end
  s.h_number, s.h_at, s.h_requests, s.h_tokens = h.number, h.at, h.requests, h.tokens
  s.h_requests_full = h.reset_requests >= 0 and h.at + h.reset_requests or 0
  s.h_tokens_full = h.reset_tokens >= 0 and h.at + h.reset_tokens or 0
end
local function left(remaining, limit, full, charge)
  if remaining < 0 or now - s.h_at > MINUTE then return math.huge end
  local level = math.min(limit, remaining + limit / MINUTE * (now - s.h_at))
  if full > 0 and now >= full then level = limit end
  return level - (s.number - s.h_number) * charge - limit * 0.01
end

-- Retry-After, and calls in flight: cut by 429 and 5xx once for all that were under way, back within half a minute
if report.hold > 0 then s.hold = math.max(s.hold, now + report.hold) end
if report.overloads > 0 and report.overload_at > s.cut then
  s.cap = math.max(math.min(2, ask.concurrency), s.cap * CUT)
  s.cut = now
elseif now - s.cut > CUT_PAUSE then
  s.cap = s.cap + ask.concurrency / RECOVERY * passed
end
s.cap = math.min(ask.concurrency, s.cap)

-- the breaker
local fade = 2 ^ (-passed / 5000)
s.bad, s.good = s.bad * fade + report.failures, s.good * fade + report.successes
s.row = report.successes > 0 and 0 or s.row + report.failures
s.dead = report.successes > 0 and 0 or s.dead + report.dead
local function open(first)
  s.open = now + math.min(OPEN_LONGEST, first * 2 ^ math.min(10, s.opened))
  s.opened, s.probe, s.bad, s.good, s.row = s.opened + 1, 0, 0, 0, 0
end
if s.open == 0 then
  if s.dead >= 3 then open(DEAD_FIRST)
  elseif s.row >= 5 or (s.bad >= 5 and s.bad >= 3 * s.good) then open(OPEN_FIRST) end
elseif report.probe == 1 then
  s.open, s.opened, s.probe, s.row, s.bad, s.dead = 0, 0, 0, 0, 0, 0
elseif report.probe == -1 then
  open(s.dead >= 3 and DEAD_FIRST or OPEN_FIRST)
elseif report.probe == 2 then
  s.probe = 0
end

-- what all replicas hold
local busy, busy_batch, replicas = 0, 0, 1
local others = redis.call('HGETALL', KEYS[2])
for i = 1, #others, 2 do
  if others[i] ~= ask.replica then
    local until_, any, batch = string.match(others[i + 1], '^(%d+) (%d+) (%d+)$')
    if tonumber(until_) < now then
      redis.call('HDEL', KEYS[2], others[i])
    else
      busy, busy_batch, replicas = busy + any, busy_batch + batch, replicas + 1
    end
  end
end

-- the grant
local cap = math.floor(s.cap)
local n = ask.any
local function at_most(k) n = math.max(0, math.min(n, k)) end
local charge = s.charge > 0 and s.charge or expected
at_most(cap - busy - ask.in_flight)
if ask.rpm > 0 then
  at_most(math.floor(s.requests))
  at_most(math.floor(left(s.h_requests, ask.rpm, s.h_requests_full, 1)))
end
if ask.tpm > 0 then
  at_most(s.tokens >= 0 and math.floor(s.tokens / expected) + 1 or 0)
  at_most(math.floor((s.stock + 1) / unit))
  at_most(math.floor(left(s.h_tokens, ask.tpm, s.h_tokens_full, charge) / charge))
end
if now < s.hold then at_most(0) end
local breaker, probing = 'closed', false
if s.open > 0 then
  breaker = now < s.open and 'open' or 'half-open'
  at_most((now < s.open or now < s.probe) and 0 or 1)
  probing = n == 1
  if probing then s.probe = now + ask.probe_ttl end
end
local batch = math.max(0, cap - math.max(1, math.floor(cap / 10)) - busy_batch - ask.in_flight_batch)
batch = math.min(n, ask.batch, probing and 1 or batch)
s.number = s.number + n
if ask.rpm > 0 then s.requests = math.max(-ask.rpm, s.requests - n) else s.requests = 0 end
if ask.tpm > 0 then
  s.tokens, s.stock = math.max(-ask.tpm, s.tokens - n * expected), math.max(-ask.tpm, s.stock - n * unit)
else
  s.tokens, s.stock = 0, 0
end

-- how long until there may be one more
local wait = 0
if n < ask.any then
  wait = math.max(0, s.hold - now, s.open - now)
  if ask.rpm > 0 then
    wait = math.max(wait, (1 - s.requests) * MINUTE / (ask.rpm * USED),
      math.min(MINUTE, (1 - left(s.h_requests, ask.rpm, s.h_requests_full, 1)) * MINUTE / ask.rpm))
  end
  if ask.tpm > 0 then
    wait = math.max(wait, -s.tokens * MINUTE / (ask.tpm * USED), (unit - s.stock) * MINUTE / ask.tpm,
      math.min(MINUTE, (charge - left(s.h_tokens, ask.tpm, s.h_tokens_full, charge)) * MINUTE / ask.tpm))
  end
end

local flat = {}
for name, value in pairs(s) do
  flat[#flat + 1] = name
  flat[#flat + 1] = string.format('%.6f', value)
end
redis.call('HSET', KEYS[1], unpack(flat))
redis.call('HSET', KEYS[2], ask.replica,
  string.format('%d %d %d', now + ask.ttl, ask.in_flight + n, ask.in_flight_batch + batch))
redis.call('PEXPIRE', KEYS[1], 3600000)
redis.call('PEXPIRE', KEYS[2], 3600000)
return cjson.encode({ any = n, batch = batch, wait = math.ceil(wait), expected = expected, unit = unit,
  number = s.number, at = now, probe = probing, breaker = breaker, cap = s.cap, replicas = replicas, fresh = fresh })
