"""A process of the Python package `bytedance`, 1.0.0 or 0.1.2, that shares tokens with the SDK.

Its argument is a JSON object with the `url` of the sandbox platform and the settings of the package. It reads commands from standard input, one
per line, and answers each with a line: `token` and `client_token` return the token, `count N` returns how many different tokens N threads receive.
"""
import json
import sys
import threading
from urllib.parse import urlsplit

import requests
from bytedance import ByteDance, __version__

HOSTS = {"developer.toutiao.com": "toutiao", "open.douyin.com": "open", "open-sandbox.douyin.com": "open"}


class ToSandbox(requests.adapters.HTTPAdapter):
    """Redirects requests for the platform to the sandbox platform."""

    def __init__(self, url):
        super().__init__()
        self.url = url

    def send(self, request, **options):
        parts = urlsplit(request.url)
        path = parts.path + ("?" + parts.query if parts.query else "")
        request.url = "{}/{}{}".format(self.url, HOSTS[parts.netloc], path)
        return super().send(request, **options)


def main():
    settings = json.loads(sys.argv[1])
    session = requests.Session()
    session.trust_env = False
    session.mount("https://", ToSandbox(settings.pop("url")))
    app = ByteDance(session=session, **settings)
    if __version__ == "0.1.2":
        app.session = session
    print("ready", flush=True)
    for line in sys.stdin:
        words = line.split()
        try:
            if words[0] == "count":
                tokens = set()
                threads = [threading.Thread(target=lambda: tokens.add(app.access_token)) for _ in range(int(words[1]))]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                answer = "count {}".format(len(tokens))
            else:
                token = app.client_token if words[0] == "client_token" else app.access_token
                answer = "token " + (token.decode() if isinstance(token, bytes) else token)
        except Exception as error:
            answer = "error {}: {}".format(type(error).__name__, error)
        print(answer, flush=True)


main()
