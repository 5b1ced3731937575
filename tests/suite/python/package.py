"""Creates and verifies signatures with the Python package `bytedance`. Reads a case in JSON per line and prints an answer per line.

An answer is a text, true, or null if the package refuses the case. `key` is a private key, from which the package's public key is derived.
"""
import base64
import json
import sys
from functools import lru_cache

from bytedance import security
from bytedance.client import ByteDance
from cryptography.hazmat.primitives import serialization

# The package parses and checks the key for every signature, which takes longer than signing.
security._key = lru_cache()(security._key)


@lru_cache()
def public_key(private):
    key = serialization.load_pem_private_key(private.encode(), password=None).public_key()
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


def session(key, body):
    return security.session_signature(key, json.loads(body))


def ecpay_request(parameters, salt):
    return security.ecpay_signature(json.loads(parameters), salt)


def ecpay_callback(token, body):
    return security.verify_ecpay(json.loads(body), token)


def webhook(secret, body, signature):
    return security.verify_webhook(base64.b64decode(body), {"x-douyin-signature": signature}, secret)


def trade_request(key, method, uri, timestamp, nonce, body):
    message = security.request_message(method, uri, timestamp, nonce, base64.b64decode(body))
    return security.rsa_sign(message, key)


def trade_callback(key, timestamp, nonce, body, signature):
    headers = {"Byte-Timestamp": timestamp, "Byte-Nonce-Str": nonce, "Byte-Signature": signature}
    return security.verify_platform(base64.b64decode(body), headers, public_key(key))


def order(key, app_id, key_version, data, timestamp, nonce):
    return security.signed_order(data, app_id, key, key_version, timestamp, nonce)["byteAuthorization"]


@lru_cache()
def callbacks(key, token, secret):
    client = ByteDance(app_id="tt_app", app_secret=secret, callback_token=token, platform_public_key=public_key(key))
    return security.CallbackTools(client)


def callback(key, protocol, headers, body, token, secret):
    """Returns the message of a genuine callback as parsed by the package."""
    result = callbacks(key, token, secret).parse(body, headers, protocol)
    message = result["parsed_content" if protocol == "webhook" else "parsed_msg"]
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def answer(case):
    try:
        return globals()[case.pop("function")](**case)
    # The package raises many kinds of errors for hostile input.
    except Exception:
        return None


for line in sys.stdin.buffer:
    sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
