"""The platform's protocols, written from its documentation with hashlib, hmac and cryptography. Reads a case in JSON per line and prints an answer
per line.

Bytes are encoded in base64. An answer is a text, or null if the input is refused.
"""
import base64
import hashlib
import hmac
import json
import sys
from functools import lru_cache
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

# The white space that Go's strings.TrimSpace removes. Python's strip() also removes U+001C to U+001F.
WHITE_SPACE = ("\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
               "\u2028\u2029\u202f\u205f\u3000")


class Number(str):
    """A number that keeps its spelling."""


def read(text):
    return json.loads(text, parse_int=Number, parse_float=Number)


def members(text):
    """Returns the members of a JSON object with their values and the text of each value."""
    decoder = json.JSONDecoder(parse_int=Number, parse_float=Number)
    found = {}
    place = skip(text, 0) + 1
    while text[skip(text, place)] != "}":
        name, place = decoder.raw_decode(text, skip(text, place))
        start = skip(text, skip(text, place) + 1)
        value, place = decoder.raw_decode(text, start)
        found[name] = value, text[start:place]
        place = skip(text, place)
        if text[place] == ",":
            place += 1
    return found


def skip(text, place):
    while text[place] in " \t\r\n":
        place += 1
    return place


def printed(value):
    """Formats a value as Go does."""
    if isinstance(value, dict):
        return "map[" + " ".join(name + ":" + printed(value[name]) for name in sorted(value)) + "]"
    if isinstance(value, list):
        return "[" + " ".join(printed(item) for item in value) + "]"
    if value is None:
        return "<nil>"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def ecpay(values, salt):
    signed = [salt]
    for value in values:
        value = value.strip(WHITE_SPACE)
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = value[1:-1]
        value = value.strip(WHITE_SPACE)
        if value not in ("", "null"):
            signed.append(value)
    return hashlib.md5("&".join(sorted(signed)).encode()).hexdigest()


NOT_SIGNED = ("sign", "app_id", "thirdparty_id", "other_settle_params")


def ecpay_request(parameters, salt):
    values = [value for name, value in read(parameters).items() if name not in NOT_SIGNED]
    return ecpay(["null" if value is None else printed(value) for value in values], salt)


def pairs(query):
    return parse_qsl(query, keep_blank_values=True)


def ecpay_query(query, salt):
    return ecpay([value for name, value in pairs(query) if name not in NOT_SIGNED], salt)


def ecpay_callback(token, body):
    values = [token]
    for name, (value, text) in members(body).items():
        if name not in ("msg_signature", "signature", "type") and value not in (None, ""):
            values.append(value if isinstance(value, str) else text)
    return hashlib.sha1("".join(sorted(values)).encode()).hexdigest()


def session(key, body):
    return hmac.new(key.encode(), base64.b64decode(body), hashlib.sha256).hexdigest()


def webhook(secret, body):
    return hashlib.sha1(secret.encode() + base64.b64decode(body)).hexdigest()


def raw_data(raw_data, session_key):
    return hashlib.sha1((raw_data + session_key).encode()).hexdigest()


def push(token, timestamp, nonce, encrypt):
    return hashlib.sha1("".join(sorted([token, timestamp, nonce, encrypt])).encode()).hexdigest()


def life_service(secret, query, body):
    text = secret + "".join("&{}={}".format(name, value) for name, value in sorted(pairs(query)) if name != "sign")
    body = base64.b64decode(body)
    return hashlib.sha256(text.encode() + (b"&http_body=" + body if body else b"")).hexdigest()


def jsb_ticket(ticket, nonce, timestamp, url):
    fields = {"jsapi_ticket": ticket, "nonce_str": nonce, "timestamp": timestamp, "url": url.split("#")[0]}
    text = "jsapi_ticket={jsapi_ticket}&nonce_str={nonce_str}&timestamp={timestamp}&url={url}".format(**fields)
    return hashlib.md5(text.encode()).hexdigest()


@lru_cache()
def private_key(text):
    return serialization.load_pem_private_key(text.encode(), password=None)


def rsa_encrypt(key, plain):
    encrypted = private_key(key).public_key().encrypt(base64.b64decode(plain), padding.PKCS1v15())
    return base64.b64encode(encrypted).decode()


def push_body(token, aes_key, app_id, timestamp, nonce, random, message, form):
    """Returns the body of an encrypted push."""
    message = message.encode()
    plain = base64.b64decode(random) + len(message).to_bytes(4, "big") + message + app_id.encode()
    filling = 32 - len(plain) % 32
    key = base64.b64decode(aes_key + "=")
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    encrypted = encryptor.update(plain + bytes([filling]) * filling) + encryptor.finalize()
    encrypted = base64.b64encode(encrypted).decode()
    fields = {"Encrypt": encrypted, "MsgSignature": push(token, timestamp, nonce, encrypted), "Nonce": nonce, "TimeStamp": timestamp}
    if form == "json":
        return json.dumps(fields)
    return "<xml>{}</xml>".format("".join("<{0}>{1}</{0}>".format(name, escape(value)) for name, value in fields.items()))


def answer(case):
    try:
        return globals()[case.pop("function")](**case)
    except ValueError:
        return None


for line in sys.stdin.buffer:
    sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
