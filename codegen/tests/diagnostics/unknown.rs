//! Diagnostics for unknown names.

use crate::{PLATFORM, SHOP, check, check_shop, check_shop_with};

#[test]
fn an_unknown_host() {
    check_shop_with(
        "open:/items",
        "opne:/items",
        r#"
error: unknown host `opne`
 --> shop.toml:8:18
  |
8 | request  = "POST opne:/items"
  |                  ^^^^ no host has this name
  |
  = help: did you mean `open`?

the catalogue has 1 error"#,
    );
}

#[test]
fn no_host() {
    check_shop_with(
        "open:/items",
        ":/items",
        r#"
error: a request line needs a host
 --> shop.toml:8:12
  |
8 | request  = "POST :/items"
  |            ^^^^^^^^^^^^^^ nothing precedes the colon
  |
  = help: write a line such as "POST open:/path/of/the/endpoint", with the host's name, not its address, before the colon

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_credential() {
    check_shop_with(
        "\"none\"",
        "\"clinet\"",
        r#"
error: unknown credential `clinet`
 --> shop.toml:9:12
  |
9 | auth     = "clinet"
  |            ^^^^^^^^ no credential has this name
  |
  = help: did you mean `client`?

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_credential_like_no_other() {
    check_shop_with(
        "\"none\"",
        "{ credential = \"user\", header = \"X-Token\" }",
        r#"
error: unknown credential `user`
 --> shop.toml:9:27
  |
9 | auth     = { credential = "user", header = "X-Token" }
  |                           ^^^^^^ no credential has this name
  |
  = help: expected one of: client, none

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_envelope() {
    check_shop_with(
        "\"err_no\"",
        "\"errno\"",
        r#"
error: unknown envelope `errno`
  --> shop.toml:10:12
   |
10 | envelope = "errno"
   |            ^^^^^^^ no envelope has this name
   |
   = help: did you mean `err_no`?

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_signature() {
    check_shop(
        "sign = \"sesion\"\n",
        r#"
error: unknown signature `sesion`
  --> shop.toml:11:8
   |
11 | sign = "sesion"
   |        ^^^^^^^^ no signature has this name
   |
   = help: did you mean `session`?

the catalogue has 1 error"#,
    );
}

#[test]
fn a_parameter_filled_with_a_credential() {
    check_shop(
        "fill = { ticket = \"credential:clinet\", token = \"credential:client\" }\n",
        r#"
error: unknown credential `clinet`
  --> shop.toml:11:19
   |
11 | fill = { ticket = "credential:clinet", token = "credential:client" }
   |                   ^^^^^^^^^^^^^^^^^^^ no credential has this name
   |
   = help: did you mean `client`?

the catalogue has 1 error"#,
    );
}

#[test]
fn a_parameter_filled_with_a_token_that_has_an_issuer() {
    let issuer = "issuers = [\"client\"]\n\n[issuer.client]\nsummary    = \"It.\"\nendpoint   = \"shop.get_token\"\ntoken      = \"token\"\nexpires_in = \"life\"\n";
    let platform = PLATFORM.replace(
        "header  = \"access-token\"\n",
        &format!("header  = \"access-token\"\n{issuer}"),
    );
    let shop = format!(
        "{SHOP}fill = {{ token = \"credential:client\" }}\n\n[[endpoint]]\nname = \"get_token\"\nsummary = \"Get it.\"\n\
         request = \"GET open:/token\"\nauth = \"none\"\nenvelope = \"err_no\"\nresponse = {{ token = \"string\", life = \"i64\" }}\n"
    );
    check(
        &[("platform.toml", &platform), ("shop.toml", &shop)],
        r#"
error: `client` can't fill a parameter
  --> shop.toml:11:18
   |
11 | fill = { token = "credential:client" }
   |                  ^^^^^^^^^^^^^^^^^^^ this credential has issuers
   |
   = help: name a credential without `issuers`, which the caller supplies; to send a token that the client fetches, use `auth`

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_encoding_and_source() {
    check_shop(
        "encoding = \"xml\"\nfill = { appid = \"appid\", grant_type = \"client_credential\" }\n",
        r#"
error: unknown encoding `xml`
  --> shop.toml:11:12
   |
11 | encoding = "xml"
   |            ^^^^^ no encoding has this name
   |
   = help: expected one of: json, form, multipart

error: unknown source `appid`
  --> shop.toml:12:18
   |
12 | fill = { appid = "appid", grant_type = "client_credential" }
   |                  ^^^^^^^ expected a value of the application, a credential or a constant
   |
   = help: write "app_id", "app_secret", "component_app_id", "component_app_secret", a credential as "credential:NAME", or the constant "=appid"

error: unknown source `client_credential`
  --> shop.toml:12:40
   |
12 | fill = { appid = "appid", grant_type = "client_credential" }
   |                                        ^^^^^^^^^^^^^^^^^^^ expected a value of the application, a credential or a constant
   |
   = help: write "app_id", "app_secret", "component_app_id", "component_app_secret", a credential as "credential:NAME", or the constant "=client_credential"

the catalogue has 3 errors"#,
    );
}

#[test]
fn an_unknown_type() {
    check_shop(
        "[endpoint.body]\nopen_id = \"strng\"\nage = \"u8\"\n",
        r#"
error: unknown type `strng`
  --> shop.toml:12:11
   |
12 | open_id = "strng"
   |           ^^^^^^^ no type has this name
   |
   = help: did you mean `string`?

error: unknown type `u8`
  --> shop.toml:13:7
   |
13 | age = "u8"
   |       ^^^^ no type has this name
   |
   = help: expected one of: string, i32, i64, f64, bool, flag, json, scalar, file, [T], {T}, json_string<T>

the catalogue has 2 errors"#,
    );
}

#[test]
fn texts_that_are_no_types() {
    check_shop(
        "response = \"[string\"\n\n[endpoint.body]\nopen_id = \"string | i64\"\ntags = \"[string?]\"\n",
        r#"
error: `[string` is not a type
  --> shop.toml:11:12
   |
11 | response = "[string"
   |            ^^^^^^^^^ expected a type
   |
   = help: the types are string, i32, i64, f64, bool, flag, json, scalar, file, [T] for a list, {T} for an object with arbitrary keys, json_string<T>, and the names of the chapter's own structures and enumerations

error: `string | i64` is not a type
  --> shop.toml:14:11
   |
14 | open_id = "string | i64"
   |           ^^^^^^^^^^^^^^ expected a type
   |
   = help: the types are string, i32, i64, f64, bool, flag, json, scalar, file, [T] for a list, {T} for an object with arbitrary keys, json_string<T>, and the names of the chapter's own structures and enumerations

error: `[string?]` is not a type
  --> shop.toml:15:8
   |
15 | tags = "[string?]"
   |        ^^^^^^^^^^^ expected a type
   |
   = help: `?` is allowed only once, at the end, and makes the field optional; the entries of a list or map can't be optional

the catalogue has 3 errors"#,
    );
}

#[test]
fn unknown_endpoints() {
    check(
        &[
            ("shop.toml", &format!("{SHOP}legacy = \"shop.list_item\"\n")),
            (
                "more.toml",
                "[[error]]\nclass = \"bussy\"\nfamily = \"opn\"\nenvelope = \"err_num\"\nendpoint = \"shop.buy\"\ncodes = [1]\n\n[issuer.shop]\nsummary = \"Where tokens are sold.\"\nendpoint = \"shop.sell_token\"\ntoken = \"token\"\nexpires_in = \"expires_in\"\n\n[credential.shop]\ntitle = \"shop_token\"\nsummary = \"Token of the shop.\"\nheader = \"X-Shop\"\nissuers = [\"shpo\"]\n",
            ),
        ],
        r#"
error: unknown error class `bussy`
 --> more.toml:2:9
  |
2 | class = "bussy"
  |         ^^^^^^^ no error class has this name
  |
  = help: did you mean `busy`?

error: unknown host family `opn`
 --> more.toml:3:10
  |
3 | family = "opn"
  |          ^^^^^ no host family has this name
  |
  = help: did you mean `open`?

error: unknown envelope `err_num`
 --> more.toml:4:12
  |
4 | envelope = "err_num"
  |            ^^^^^^^^^ no envelope has this name
  |
  = help: did you mean `err_no`?

error: unknown endpoint `shop.buy`
 --> more.toml:5:12
  |
5 | endpoint = "shop.buy"
  |            ^^^^^^^^^^ no endpoint has this name
  |
  = help: expected one of: shop.list_items

error: unknown endpoint `shop.sell_token`
  --> more.toml:10:12
   |
10 | endpoint = "shop.sell_token"
   |            ^^^^^^^^^^^^^^^^^ no endpoint has this name
   |
   = help: expected one of: shop.list_items

error: unknown issuer `shpo`
  --> more.toml:18:12
   |
18 | issuers = ["shpo"]
   |            ^^^^^^ no issuer has this name
   |
   = help: did you mean `shop`?

error: unknown endpoint `shop.list_item`
  --> shop.toml:11:10
   |
11 | legacy = "shop.list_item"
   |          ^^^^^^^^^^^^^^^^ no endpoint has this name
   |
   = help: did you mean `shop.list_items`?

the catalogue has 7 errors"#,
    );
}
