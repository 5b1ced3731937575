"""Calls the Python package `bytedance` and prints the requests that it would send.

Reads a JSON list of cases from standard input, {"call": name, "arguments": {...}}, and writes a JSON list of requests to standard output,
{"method", "url", "headers", "body"} for each. Nothing is sent, because the session responds from memory.
"""
import io
import json
import sys
import warnings

import requests
from bytedance import ByteDance

warnings.simplefilter("ignore", DeprecationWarning)


class Recorder(requests.adapters.BaseAdapter):
    def __init__(self):
        super().__init__()
        self.requests = []

    def send(self, request, **_):
        self.requests.append(request)
        response = requests.Response()
        response.status_code = 200
        response.request = request
        response.url = request.url
        response.raw = io.BytesIO(b'{"err_no": 0, "data": {"access_token": "fetched", "expires_in": 7200}}')
        response.headers["Content-Type"] = "application/json"
        return response

    def close(self):
        pass


def record(case):
    recorder = Recorder()
    session = requests.Session()
    session.mount("https://", recorder)
    app = ByteDance(app_id="tt_app", app_secret="app secret", session=session, access_token_type="file",
                    token_provider=lambda kind: kind + " token", payment_salt=SALT, private_key=KEY)
    if "." in case["call"]:
        arguments = dict(case["arguments"])
        if "files" in arguments:
            arguments["files"] = {field: tuple(file) for field, file in arguments["files"].items()}
        app.call(case["call"], **arguments)
    elif case["call"].startswith("_fetch"):
        app._fetch_application_token(case["arguments"]["kind"])
    else:
        getattr(app, case["call"])(**case["arguments"])
    request = recorder.requests[-1]
    body = request.body or b""
    return {
        "method": request.method,
        "url": request.url,
        "headers": {name.lower(): value for name, value in request.headers.items()},
        "body": body.decode("utf-8") if isinstance(body, bytes) else body,
    }


SALT, KEY = sys.argv[1:]
def attempt(case):
    try:
        return record(case)
    except Exception as error:
        raise SystemExit("{}: {!r}".format(case["call"], error))


json.dump([attempt(case) for case in json.load(sys.stdin)], sys.stdout)
