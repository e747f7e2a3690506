-- What wrk sends: one request from each line of a file, and what it says at the end.
-- A line is: method, path, cookie, body, parted by tabs. GETs go round and round; POSTs are sent once each.
local threads, wanted, ready, at, once = {}, {}, {}, 0, false

function setup(thread)
  table.insert(threads, thread)
  thread:set("ran_out", 0)
end

function init(args)
  for line in io.lines(args[1]) do
    local method, path, cookie, body = line:match("^(%u+)\t([^\t]*)\t([^\t]*)\t([^\t]*)$")
    local headers = {
      ["Accept-Encoding"] = "gzip, deflate, br",
      ["Accept-Language"] = "km-KH,km;q=0.9,en;q=0.8",
      ["User-Agent"] = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36",
    }
    if cookie ~= "" then headers["Cookie"] = cookie end
    if method == "POST" then
      once = true
      headers["Origin"] = args[2]
      headers["Sec-Fetch-Site"] = "same-origin"
      headers["Content-Type"] = "application/x-www-form-urlencoded"
    end
    table.insert(ready, wrk.format(method, path, headers, method == "POST" and body or nil))
  end
end

function request()
  at = at + 1
  if at > #ready then
    if once then ran_out = 1 end
    at = 1
  end
  return ready[at]
end

function done(summary, latency)
  local ran = 0
  for _, thread in ipairs(threads) do ran = ran + thread:get("ran_out") end
  local errors = summary.errors
  io.write(string.format(
    '\n{"answered": %d, "seconds": %.6f, "bytes": %d, "bad": %d, "broken": %d, "ran_out": %d, "p50": %.4f, "p95": %.4f, "longest": %.4f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, ran,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency.max / 1e3))
end
