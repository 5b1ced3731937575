//! Diagnostics for hosts, credentials and other definitions.

use crate::{PLATFORM, SHOP, check, outcome};

#[test]
fn addresses_that_are_no_hosts() {
    check(
        &[(
            "more.toml",
            "[host.shop]\nsummary = \"The shop.\"\nproduction = \"shop.example.com\"\nsandbox = \"https://sandbox.example.com/\"\nfamily = \"shop\"\n",
        )],
        r#"
error: invalid host address
 --> more.toml:3:14
  |
3 | production = "shop.example.com"
  |              ^^^^^^^^^^^^^^^^^^ an address starts with https:// and does not end with a slash
  |
  = help: write an address such as "https://open.example.com"

error: invalid host address
 --> more.toml:4:11
  |
4 | sandbox = "https://sandbox.example.com/"
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an address starts with https:// and does not end with a slash
  |
  = help: write an address such as "https://open.example.com"

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_credential_called_none() {
    check(
        &[(
            "more.toml",
            "[credential.none]\ntitle = \"no_token\"\nsummary = \"No token.\"\nheader = \"X-None\"\n",
        )],
        r#"
error: a credential can't be called `none`
 --> more.toml:1:13
  |
1 | [credential.none]
  |             ^^^^ auth = "none" means that an endpoint needs no token
  |
  = help: rename it

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_scheme() {
    check(
        &[(
            "more.toml",
            "[signature.rsa]\nsummary = \"RSA of the body.\"\nscheme = \"rsa\"\nheader = \"X-Sign\"\n",
        )],
        r#"
error: unknown signature scheme `rsa`
 --> more.toml:3:10
  |
3 | scheme = "rsa"
  |          ^^^^^ no signature scheme has this name
  |
  = help: expected one of: session, ecpay, trade

the catalogue has 1 error"#,
    );
}

#[test]
fn a_signature_in_a_place_that_its_scheme_has_not() {
    check(
        &[(
            "more.toml",
            r#"
[signature.session_in_body]
summary = "HMAC of the body."
scheme  = "session"
local   = ["session_key"]
body    = "sign"

[signature.trade_in_query]
summary = "RSA of the request."
scheme  = "trade"
query   = "sign"

[signature.ecpay_in_header]
summary = "MD5 of the parameters."
scheme  = "ecpay"
header  = "X-Sign"
"#,
        )],
        r#"
error: a signature of scheme `session` can't be in the body
 --> more.toml:6:11
  |
4 | scheme  = "session"
  |           --------- the scheme
5 | local   = ["session_key"]
6 | body    = "sign"
  |           ^^^^^^ the platform does not look for it here
  |
  = help: write header = "sign" or query = "sign"

error: a signature of scheme `trade` can't be in the query
  --> more.toml:11:11
   |
10 | scheme  = "trade"
   |           ------- the scheme
11 | query   = "sign"
   |           ^^^^^^ the platform does not look for it here
   |
   = help: write header = "sign"

error: a signature of scheme `ecpay` can't be in the header
  --> more.toml:16:11
   |
15 | scheme  = "ecpay"
   |           ------- the scheme
16 | header  = "X-Sign"
   |           ^^^^^^^^ the platform does not look for it here
   |
   = help: write query = "X-Sign" or body = "X-Sign"

the catalogue has 3 errors"#,
    );
}

#[test]
fn signatures_in_all_their_places() {
    let definitions = r#"
[signature.ecpay]
summary = "MD5 of the body."
scheme  = "ecpay"
body    = "sign"

[signature.ecpay_query]
summary = "MD5 of the query."
scheme  = "ecpay"
query   = "sign"

[signature.trade]
summary = "RSA of the request."
scheme  = "trade"
header  = "Byte-Authorization"
"#;
    let files = [
        ("platform.toml", PLATFORM.as_bytes()),
        ("more.toml", definitions.as_bytes()),
        ("shop.toml", SHOP.as_bytes()),
    ];
    assert!(outcome(&files).is_ok());
}

#[test]
fn an_empty_list_of_places_of_the_payload() {
    check(
        &[(
            "more.toml",
            "[envelope.shop]\nsummary = \"The shop's.\"\npayload = []\n",
        )],
        r#"
error: an envelope needs `payload`
 --> more.toml:1:1
  |
1 | [envelope.shop]
  | ^^^^^^^^^^^^^^^ `payload` is missing
  |
  = help: add payload = ["data"], or ["."] if the whole response is the payload

the catalogue has 1 error"#,
    );
}
