//! Keys: unknown, missing or empty.

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

the catalogue has 1 fault"#,
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
   = help: an endpoint takes: name, renamed_from, title, summary, doc, request, auth, fill, envelope, encoding, safe, sandbox, scope, sign, legacy, aliases, note, at_least_one, path, query, header, body, local, response, pages

the catalogue has 1 fault"#,
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

the catalogue has 1 fault"#,
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
   |  ^^^^ a chapter's file has no such key
   |
   = help: definitions stand in a file of their own, without [chapter]

the catalogue has 1 fault"#,
    );
}

#[test]
fn endpoints_without_a_chapter() {
    let start = SHOP.find("[[endpoint]]").unwrap();
    check(
        &[("shop.toml", &SHOP[start..])],
        r#"
error: a chapter without [chapter]
 --> shop.toml:1:1
  |
1 | [[endpoint]]
  | ^^^^^^^^^^^^ nothing says which chapter this is
  |
  = help: add [chapter] with title = "the platform's own title" and summary = "What the chapter is for."

the catalogue has 1 fault"#,
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
  |  ^^^^^^ a chapter's file has no such key
  |
  = help: did you mean `chapter`?

the catalogue has 1 fault"#,
    );
}

#[test]
fn missing_keys_of_a_chapter() {
    check_shop_with(
        "title   = \"商店\"\nsummary = \"Buy and sell.\"\n",
        "",
        r#"
error: a chapter without `title`
 --> shop.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ `title` is missing here
  |
  = help: add title = "the platform's own title"

error: a chapter without `summary`
 --> shop.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ `summary` is missing here
  |
  = help: add summary = "What the chapter is for."

the catalogue has 2 faults"#,
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
error: an endpoint without `name`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `name` is missing here
  |
  = help: add name = "code_to_session"

error: an endpoint without `summary`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `summary` is missing here
  |
  = help: add summary = "What it does, in a sentence."

error: an endpoint without `request`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `request` is missing here
  |
  = help: add request = "POST host:/path"

error: an endpoint without `auth`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `auth` is missing here
  |
  = help: add auth = "none", the name of a credential, or { credential = "mini_app", header = "X-Token" }

error: an endpoint without `envelope`
 --> shop.toml:5:1
  |
5 | [[endpoint]]
  | ^^^^^^^^^^^^ `envelope` is missing here
  |
  = help: add envelope = "err_no"

the catalogue has 5 faults"#,
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
error: a host without `summary`
 --> more.toml:1:1
  |
1 | [host.shop]
  | ^^^^^^^^^^^ `summary` is missing here
  |
  = help: add summary = "What is served there."

error: a host without `production`
 --> more.toml:1:1
  |
1 | [host.shop]
  | ^^^^^^^^^^^ `production` is missing here
  |
  = help: add production = "https://open.example.com"

error: a host without `family`
 --> more.toml:1:1
  |
1 | [host.shop]
  | ^^^^^^^^^^^ `family` is missing here
  |
  = help: add family = "open"

error: a credential without `title`
 --> more.toml:2:1
  |
2 | [credential.shop]
  | ^^^^^^^^^^^^^^^^^ `title` is missing here
  |
  = help: add title = "access_token"

error: a credential without `summary`
 --> more.toml:2:1
  |
2 | [credential.shop]
  | ^^^^^^^^^^^^^^^^^ `summary` is missing here
  |
  = help: add summary = "What the token stands for."

error: a credential without a place
 --> more.toml:2:1
  |
2 | [credential.shop]
  | ^^^^^^^^^^^^^^^^^ none of header, query, body stands here
  |
  = help: add header = "name of the parameter", or query or body instead

error: an issuer without `summary`
 --> more.toml:3:1
  |
3 | [issuer.shop]
  | ^^^^^^^^^^^^^ `summary` is missing here
  |
  = help: add summary = "How the token is issued."

error: an issuer without `endpoint`
 --> more.toml:3:1
  |
3 | [issuer.shop]
  | ^^^^^^^^^^^^^ `endpoint` is missing here
  |
  = help: add endpoint = "credential.get_access_token"

error: an issuer without `token`
 --> more.toml:3:1
  |
3 | [issuer.shop]
  | ^^^^^^^^^^^^^ `token` is missing here
  |
  = help: add token = "access_token"

error: an issuer without `expires_in`
 --> more.toml:3:1
  |
3 | [issuer.shop]
  | ^^^^^^^^^^^^^ `expires_in` is missing here
  |
  = help: add expires_in = "expires_in"

error: an envelope without `summary`
 --> more.toml:4:1
  |
4 | [envelope.shop]
  | ^^^^^^^^^^^^^^^ `summary` is missing here
  |
  = help: add summary = "What is in it."

error: an envelope without `payload`
 --> more.toml:4:1
  |
4 | [envelope.shop]
  | ^^^^^^^^^^^^^^^ `payload` is missing here
  |
  = help: add payload = ["data"], or ["."] where the answer itself is the payload

error: a signature without `summary`
 --> more.toml:5:1
  |
5 | [signature.shop]
  | ^^^^^^^^^^^^^^^^ `summary` is missing here
  |
  = help: add summary = "What is signed, and how."

error: a signature without `scheme`
 --> more.toml:5:1
  |
5 | [signature.shop]
  | ^^^^^^^^^^^^^^^^ `scheme` is missing here
  |
  = help: add scheme = "session"

error: a signature without a place
 --> more.toml:5:1
  |
5 | [signature.shop]
  | ^^^^^^^^^^^^^^^^ none of query, body, header stands here
  |
  = help: add query = "name of the parameter", or body or header instead

error: an error without `class`
 --> more.toml:6:1
  |
6 | [[error]]
  | ^^^^^^^^^ `class` is missing here
  |
  = help: add class = "token_invalid"

error: an error without `codes`
 --> more.toml:6:1
  |
6 | [[error]]
  | ^^^^^^^^^ `codes` is missing here
  |
  = help: add codes = [28001003], or sub_codes

the catalogue has 17 faults"#,
    );
}

#[test]
fn missing_keys_of_structures_enumerations_and_fields() {
    check_shop(
        "[endpoint.body]\ncolor = \"color\"\nside = \"side\"\nsize = { doc = \"In cm.\" }\n\n[structure.color]\n[enum.side]\n",
        r#"
error: a field without `type`
  --> shop.toml:14:8
   |
14 | size = { doc = "In cm." }
   |        ^^^^^^^^^^^^^^^^^^ `type` is missing here
   |
   = help: add type = "string?"; a nested object has its fields in `fields`, a list of objects in `items`, an object with free keys in `map`

error: a structure without `summary`
  --> shop.toml:16:1
   |
16 | [structure.color]
   | ^^^^^^^^^^^^^^^^^ `summary` is missing here
   |
   = help: add summary = "What it describes."

error: a structure without `fields`
  --> shop.toml:16:1
   |
16 | [structure.color]
   | ^^^^^^^^^^^^^^^^^ `fields` is missing here
   |
   = help: add [structure.color.fields] with a line for each field

error: an enumeration without `summary`
  --> shop.toml:17:1
   |
17 | [enum.side]
   | ^^^^^^^^^^^ `summary` is missing here
   |
   = help: add summary = "What it chooses."

error: an enumeration without `values`
  --> shop.toml:17:1
   |
17 | [enum.side]
   | ^^^^^^^^^^^ `values` is missing here
   |
   = help: add values = { douyin = "What it means." }

the catalogue has 5 faults"#,
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
  |            ^^ nothing stands here
  |
  = help: write summary = "What it does, in a sentence."

error: `request` is empty
 --> shop.toml:8:12
  |
8 | request  = ""
  |            ^^ nothing stands here
  |
  = help: write request = "POST host:/path"

error: `auth` is empty
 --> shop.toml:9:12
  |
9 | auth     = ""
  |            ^^ nothing stands here
  |
  = help: write auth = "none", the name of a credential, or { credential = "mini_app", header = "X-Token" }

error: `title` is empty
  --> shop.toml:10:12
   |
10 | title    = " "
   |            ^^^ nothing stands here
   |
   = help: write something, or take the key out

the catalogue has 4 faults"#,
    );
}
