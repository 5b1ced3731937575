"""Decrypts a list of cases with the Python package `bytedance` and prints the result of each, or null if the package refuses it."""

import base64
import json
import sys

from bytedance.base import ByteDanceError
from bytedance.security import decrypt_user_data
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7


def encrypted(case):
    """Encrypts the text of a case, and changes one byte of the result if the case says so."""
    padder = PKCS7(128).padder()
    padded = padder.update(case["text"].encode("utf-8")) + padder.finalize()
    key, vector = base64.b64decode(case["key"]), base64.b64decode(case["iv"])
    encryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    data = bytearray(encryptor.update(padded) + encryptor.finalize())
    if case["change"] is not None:
        place, bits = case["change"]
        data[place % len(data)] ^= bits
    return base64.b64encode(bytes(data)).decode("ascii")


def decrypted(case, data):
    try:
        return json.dumps(decrypt_user_data(data, case["key"], case["iv"], case["app_id"]))
    except ByteDanceError:
        return None


results = []
for case in json.load(sys.stdin):
    data = encrypted(case)
    results.append({"data": data, "decrypted": decrypted(case, data)})
json.dump(results, sys.stdout)
