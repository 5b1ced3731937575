//! Diagnostics for unknown keys, missing keys and empty values.

use crate::{SHOP, check, check_shop, check_shop_with};

#[test]
fn an_unknown_key_that_is_like_a_known_one() {
    check_shop(
        "respones = \"string\"\n",
        r#"
error: unknown key `respones`
  --> shop.toml:11:1
   |
11 | respones = "string"
   | ^^^^^^^^ an endpoint has no such key
   |
   = help: did you mean `response`?

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_key_that_is_like_no_other() {
    check_shop(
        "quux = true\n",
        r#"
error: unknown key `quux`
  --> shop.toml:11:1
   |
11 | quux = true
   | ^^^^ an endpoint has no such key
   |
   = help: an endpoint accepts the keys: name, renamed_from, title, summary, doc, request, auth, fill, envelope, encoding, safe, outcome, sandbox, scope, sign, legacy, aliases, note, at_least_one, path, query, header, body, local, response, pages

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_key_of_a_field() {
    check_shop(
        "[endpoint.body]\nopen_id = { type = \"string\", docs = \"The user.\" }\n",
        r#"
error: unknown key `docs`
  --> shop.toml:12:30
   |
12 | open_id = { type = "string", docs = "The user." }
   |                              ^^^^ a field has no such key
   |
   = help: did you mean `doc`?

the catalogue has 1 error"#,
    );
}

#[test]
fn definitions_in_a_chapter() {
    check_shop(
        "[host.shop]\nsummary = \"The shop.\"\n",
        r#"
error: unknown key `host`
  --> shop.toml:11:2
   |
11 | [host.shop]
   |  ^^^^ a chapter file has no such key
   |
   = help: definitions belong in a separate file without [chapter]

the catalogue has 1 error"#,
    );
}

#[test]
fn endpoints_without_a_chapter() {
    let start = SHOP.find("[[endpoint]]").unwrap();
    check(
        &[("shop.toml", &SHOP[start..])],
        r#"
error: a chapter file needs a [chapter] table
 --> shop.toml:1:1
  |
1 | [[endpoint]]
  | ^^^^^^^^^^^^ this file has none
  |
  = help: add [chapter] with title = "the platform's own title" and summary = "What the chapter is for."

the catalogue has 1 error"#,
    );
}

#[test]
fn a_chapter_header_with_a_slip() {
    check_shop_with(
        "[chapter]",
        "[chaptr]",
        r#"
error: unknown key `chaptr`
 --> shop.toml:1:2
  |
1 | [chaptr]
  |  ^^^^^^ a chapter file has no such key
  |
  = help: did you mean `chapter`?

the catalogue has 1 error"#,
    );
}

#[test]
fn missing_keys_of_a_chapter() {
    check_shop_with(
        "title   = \"商店\"\nsummary = \"Buy and sell.\"\n",
        "",
        r#"
error: a chapter needs `title`
 --> shop.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ `title` is missing
  |
  = help: add title = "the platform's own title"

error: a chapter needs `summary`
 --> shop.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "What the chapter is for."

the catalogue has 2 errors"#,
    );
}

#[test]
fn missing_keys_of_an_endpoint() {
    check(
        &[(
            "shop.toml",
            "[chapter]\ntitle = \"商店\"\nsummary = \"Buy and sell.\"\n\n[[endpoint]]\ntitle = \"列表\"\n",
        )],
        r#"
error: an endpoint needs `name`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `name` is missing
  |
  = help: add name = "code_to_session"

error: an endpoint needs `summary`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "What it does, in one sentence."

error: an endpoint needs `request`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `request` is missing
  |
  = help: add request = "POST host:/path"

error: an endpoint needs `auth`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `auth` is missing
  |
  = help: add auth = "none", the name of a credential, or { credential = "mini_app", header = "X-Token" }

error: an endpoint needs `envelope`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `envelope` is missing
  |
  = help: add envelope = "err_no"

the catalogue has 5 errors"#,
    );
}

#[test]
fn missing_keys_of_definitions() {
    check(
        &[(
            "more.toml",
            "[host.shop]\n[credential.shop]\n[issuer.shop]\n[envelope.shop]\n[signature.shop]\n[[error]]\n",
        )],
        r#"
error: a host needs `summary`
 --> more.toml:1:1
  |
1 | [host.shop]
  | ^^^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "What the host serves."

error: a host needs `production`
 --> more.toml:1:1
  |
1 | [host.shop]
  | ^^^^^^^^^^^ `production` is missing
  |
  = help: add production = "https://open.example.com"

error: a host needs `family`
 --> more.toml:1:1
  |
1 | [host.shop]
  | ^^^^^^^^^^^ `family` is missing
  |
  = help: add family = "open"

error: a credential needs `title`
 --> more.toml:2:1
  |
2 | [credential.shop]
  | ^^^^^^^^^^^^^^^^^ `title` is missing
  |
  = help: add title = "access_token"

error: a credential needs `summary`
 --> more.toml:2:1
  |
2 | [credential.shop]
  | ^^^^^^^^^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "What the token stands for."

error: a credential needs a place for its parameter
 --> more.toml:2:1
  |
2 | [credential.shop]
  | ^^^^^^^^^^^^^^^^^ none of header, query and body is set
  |
  = help: add header = "name_of_the_parameter", or use query or body instead

error: an issuer needs `summary`
 --> more.toml:3:1
  |
3 | [issuer.shop]
  | ^^^^^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "How the token is issued."

error: an issuer needs `endpoint`
 --> more.toml:3:1
  |
3 | [issuer.shop]
  | ^^^^^^^^^^^^^ `endpoint` is missing
  |
  = help: add endpoint = "credential.get_access_token"

error: an issuer needs `token`
 --> more.toml:3:1
  |
3 | [issuer.shop]
  | ^^^^^^^^^^^^^ `token` is missing
  |
  = help: add token = "access_token"

error: an issuer needs `expires_in`
 --> more.toml:3:1
  |
3 | [issuer.shop]
  | ^^^^^^^^^^^^^ `expires_in` is missing
  |
  = help: add expires_in = "expires_in"

error: an envelope needs `summary`
 --> more.toml:4:1
  |
4 | [envelope.shop]
  | ^^^^^^^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "What it contains."

error: an envelope needs `payload`
 --> more.toml:4:1
  |
4 | [envelope.shop]
  | ^^^^^^^^^^^^^^^ `payload` is missing
  |
  = help: add payload = ["data"], or ["."] if the whole response is the payload

error: a signature needs `summary`
 --> more.toml:5:1
  |
5 | [signature.shop]
  | ^^^^^^^^^^^^^^^^ `summary` is missing
  |
  = help: add summary = "What is signed, and how."

error: a signature needs `scheme`
 --> more.toml:5:1
  |
5 | [signature.shop]
  | ^^^^^^^^^^^^^^^^ `scheme` is missing
  |
  = help: add scheme = "session"

error: a signature needs a place for its parameter
 --> more.toml:5:1
  |
5 | [signature.shop]
  | ^^^^^^^^^^^^^^^^ none of query, body and header is set
  |
  = help: add query = "name_of_the_parameter", or use body or header instead

error: an error needs `class`
 --> more.toml:6:1
  |
6 | [[error]]
  | ^^^^^^^^^ `class` is missing
  |
  = help: add class = "token_invalid"

error: an error needs `codes`
 --> more.toml:6:1
  |
6 | [[error]]
  | ^^^^^^^^^ `codes` is missing
  |
  = help: add codes = [28001003], or sub_codes

the catalogue has 17 errors"#,
    );
}

#[test]
fn missing_keys_of_structures_enumerations_and_fields() {
    check_shop(
        "[endpoint.body]\ncolor = \"color\"\nside = \"side\"\nsize = { doc = \"In cm.\" }\n\n[structure.color]\n[enum.side]\n",
        r#"
error: a field needs `type`
  --> shop.toml:14:8
   |
14 | size = { doc = "In cm." }
   |        ^^^^^^^^^^^^^^^^^^ `type` is missing
   |
   = help: add type = "string?", or describe a nested object in `fields`, a list of objects in `items`, or an object with arbitrary keys in `map`

error: a structure needs `summary`
  --> shop.toml:16:1
   |
16 | [structure.color]
   | ^^^^^^^^^^^^^^^^^ `summary` is missing
   |
   = help: add summary = "What it describes."

error: a structure needs `fields`
  --> shop.toml:16:1
   |
16 | [structure.color]
   | ^^^^^^^^^^^^^^^^^ `fields` is missing
   |
   = help: add [structure.color.fields] with a line for each field

error: an enumeration needs `summary`
  --> shop.toml:17:1
   |
17 | [enum.side]
   | ^^^^^^^^^^^ `summary` is missing
   |
   = help: add summary = "What it selects."

error: an enumeration needs `values`
  --> shop.toml:17:1
   |
17 | [enum.side]
   | ^^^^^^^^^^^ `values` is missing
   |
   = help: add values = { douyin = "What it means." }

the catalogue has 5 errors"#,
    );
}

#[test]
fn empty_texts() {
    check_shop_with(
        "summary  = \"List what is for sale.\"\nrequest  = \"POST open:/items\"\nauth     = \"none\"",
        "summary  = \"\"\nrequest  = \"\"\nauth     = \"\"\ntitle    = \" \"",
        r#"
error: `summary` is empty
 --> shop.toml:7:12
  |
7 | summary  = ""
  |            ^^ expected a non-empty string
  |
  = help: write summary = "What it does, in one sentence."

error: `request` is empty
 --> shop.toml:8:12
  |
8 | request  = ""
  |            ^^ expected a non-empty string
  |
  = help: write request = "POST host:/path"

error: `auth` is empty
 --> shop.toml:9:12
  |
9 | auth     = ""
  |            ^^ expected a non-empty string
  |
  = help: write auth = "none", the name of a credential, or { credential = "mini_app", header = "X-Token" }

error: `title` is empty
  --> shop.toml:10:12
   |
10 | title    = " "
   |            ^^^ expected a non-empty string
   |
   = help: write something, or remove the key

the catalogue has 4 errors"#,
    );
}
