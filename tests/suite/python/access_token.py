"""Prints the access_token that a version of the Python package `bytedance` uses, with its settings, which come as JSON on standard input.

`toutiao` in the settings is the address of the sandbox platform that stands for developer.toutiao.com."""
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
