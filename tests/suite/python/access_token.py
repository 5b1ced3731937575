"""Prints the access_token that the Python package `bytedance` uses. The settings of the package are read as JSON from standard input.

`toutiao` in the settings is the base URL of the sandbox platform for developer.toutiao.com."""
import json
import sys

import bytedance

settings = json.load(sys.stdin)
toutiao = settings.pop("toutiao")
if bytedance.__version__ == "0.1.2":
    client = bytedance.ByteDance(**settings)
    client.api_uri = toutiao + "/api"
else:
    client = bytedance.ByteDance(api_domains={"https://developer.toutiao.com": toutiao}, **settings)
token = client.access_token
print(json.dumps({"version": bytedance.__version__, "token": token.decode() if isinstance(token, bytes) else token}))
