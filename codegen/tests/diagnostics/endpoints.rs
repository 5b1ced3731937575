//! Diagnostics for request lines and for contradictions within an endpoint.

use crate::{SHOP, check, check_shop, check_shop_with};

#[test]
fn a_request_line_without_a_method() {
    check_shop_with(
        "POST open:/items",
        "open:/items",
        r#"
error: invalid request line
 --> shop.toml:8:12
  |
8 | request  = "open:/items"
  |            ^^^^^^^^^^^^^ expected a method, a host and a path
  |
  = help: write a line such as "POST open:/path/of/the/endpoint", with the host's name, not its address, before the colon

the catalogue has 1 error"#,
    );
}

#[test]
fn a_request_line_with_an_address() {
    check_shop_with(
        "POST open:/items",
        "POST https://open.example.com/items",
        r#"
error: invalid request line
 --> shop.toml:8:12
  |
8 | request  = "POST https://open.example.com/items"
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected a method, a host and a path
  |
  = help: write a line such as "POST open:/path/of/the/endpoint", with the host's name, not its address, before the colon

the catalogue has 1 error"#,
    );
}

#[test]
fn a_request_line_without_a_slash() {
    check_shop_with(
        "POST open:/items",
        "POST open:items",
        r#"
error: invalid request line
 --> shop.toml:8:12
  |
8 | request  = "POST open:items"
  |            ^^^^^^^^^^^^^^^^^ expected a method, a host and a path
  |
  = help: write a line such as "POST open:/path/of/the/endpoint", with the host's name, not its address, before the colon

the catalogue has 1 error"#,
    );
}

#[test]
fn an_unknown_method() {
    check_shop_with(
        "POST open",
        "post open",
        r#"
error: unknown method `post`
 --> shop.toml:8:13
  |
8 | request  = "post open:/items"
  |             ^^^^ no method has this name
  |
  = help: did you mean `POST`?

the catalogue has 1 error"#,
    );
}

#[test]
fn a_path_with_a_query() {
    check_shop_with(
        "/items",
        "/items?sort=price",
        r#"
error: invalid character in the path
 --> shop.toml:8:29
  |
8 | request  = "POST open:/items?sort=price"
  |                             ^ not allowed in a path
  |
  = help: put query parameters in [endpoint.query], or in `fill` if they are constant

the catalogue has 1 error"#,
    );
}

#[test]
fn a_path_with_a_space() {
    check_shop_with(
        "/items",
        "/items /all",
        r#"
error: invalid character in the path
 --> shop.toml:8:29
  |
8 | request  = "POST open:/items /all"
  |                             ^ not allowed in a path
  |
  = help: remove it

the catalogue has 1 error"#,
    );
}

#[test]
fn a_placeholder_without_an_end() {
    check_shop_with(
        "/items",
        "/items/{id",
        r#"
error: unmatched brace
 --> shop.toml:8:30
  |
8 | request  = "POST open:/items/{id"
  |                              ^ a placeholder starts with `{` and ends with `}`
  |
  = help: write {name}

the catalogue has 1 error"#,
    );
}

#[test]
fn a_placeholder_without_a_name() {
    check_shop_with(
        "/items",
        "/items/{}",
        r#"
error: a placeholder needs a name
 --> shop.toml:8:30
  |
8 | request  = "POST open:/items/{}"
  |                              ^^ expected the name of a field
  |
  = help: write {name}, and add `name` to [endpoint.path]

the catalogue has 1 error"#,
    );
}

#[test]
fn a_placeholder_without_a_field() {
    check_shop_with(
        "/items",
        "/items/{id}",
        r#"
error: placeholder `{id}` has no field
 --> shop.toml:8:30
  |
8 | request  = "POST open:/items/{id}"
  |                              ^^^^ no field of [endpoint.path] has this name
  |
  = help: add id = "string" to [endpoint.path]

the catalogue has 1 error"#,
    );
}

#[test]
fn a_path_field_without_a_placeholder() {
    check_shop(
        "[endpoint.path]\nid = \"string\"\n",
        r#"
error: path field `id` has no placeholder
  --> shop.toml:12:1
   |
 8 | request  = "POST open:/items"
   |            ------------------ the path
...
12 | id = "string"
   | ^^ does not occur in the path
   |
   = help: add {id} to the path, or move the field to [endpoint.query]

the catalogue has 1 error"#,
    );
}

#[test]
fn a_signature_without_its_field() {
    check_shop(
        "sign = \"session\"\n",
        r#"
error: signature `session` needs the field `session_key`
  --> shop.toml:11:8
   |
11 | sign = "session"
   |        ^^^^^^^^^ `session_key` is not in [endpoint.local]
   |
   = help: add session_key = { type = "string", secret = true } to [endpoint.local]

the catalogue has 1 error"#,
    );
}

#[test]
fn a_local_field_that_no_signature_takes() {
    check_shop(
        "[endpoint.local]\nsession_key = \"string\"\n",
        r#"
error: local field `session_key` has no effect
  --> shop.toml:12:1
   |
12 | session_key = "string"
   | ^^^^^^^^^^^ not sent, and no signature uses it
   |
   = help: add sign = "..." with the signature that uses it, or move it to [endpoint.query] or [endpoint.body] if it is sent

the catalogue has 1 error"#,
    );
}

#[test]
fn a_local_field_that_another_signature_would_take() {
    check_shop(
        "sign = \"session\"\n\n[endpoint.local]\nsession_key = \"string\"\nunion_id = \"string\"\n",
        r#"
error: local field `union_id` has no effect
  --> shop.toml:15:1
   |
15 | union_id = "string"
   | ^^^^^^^^ not sent, and no signature uses it
   |
   = help: remove it, or move it to [endpoint.query] or [endpoint.body] if it is sent

the catalogue has 1 error"#,
    );
}

#[test]
fn at_least_one_of_unknown_fields() {
    check_shop(
        "at_least_one = [\"code\", \"openid\"]\n\n[endpoint.body]\ncode = \"string?\"\nopen_id = \"string?\"\n",
        r#"
error: unknown field `openid`
  --> shop.toml:11:25
   |
11 | at_least_one = ["code", "openid"]
   |                         ^^^^^^^^ no field has this name
   |
   = help: did you mean `open_id`?

the catalogue has 1 error"#,
    );
}

#[test]
fn at_least_one_without_effect() {
    check_shop(
        "at_least_one = [[\"a\", \"b\"], [\"c\"], []]\n\n[endpoint.body]\na = \"string\"\nb = { type = \"string?\", default = \"x\" }\nc = \"string?\"\n",
        r#"
error: `at_least_one` has no effect here
  --> shop.toml:11:18
   |
11 | at_least_one = [["a", "b"], ["c"], []]
   |                  ^^^ this field is required anyway
...
14 | a = "string"
   | - the field
   |
   = help: remove it from `at_least_one`, or make the field optional with `?`

error: `at_least_one` has no effect here
  --> shop.toml:11:23
   |
11 | at_least_one = [["a", "b"], ["c"], []]
   |                       ^^^ this field has a default
...
15 | b = { type = "string?", default = "x" }
   | - the field
   |
   = help: remove it from `at_least_one`, or remove its default

error: `at_least_one` needs more than one field
  --> shop.toml:11:30
   |
11 | at_least_one = [["a", "b"], ["c"], []]
   |                              ^^^ the only field of this group
   |
   = help: name the other fields, or make this one required by removing its `?`

error: `at_least_one` names no field
  --> shop.toml:11:36
   |
11 | at_least_one = [["a", "b"], ["c"], []]
   |                                    ^^ this list is empty
   |
   = help: write at_least_one = ["one_field", "another"], or remove it

the catalogue has 4 errors"#,
    );
}

#[test]
fn a_parameter_that_is_given_twice() {
    check_shop_with(
        "auth     = \"none\"",
        "auth     = { credential = \"client\", body = \"token\" }\nfill     = { app_id = \"app_id\", \"body.app_id\" = \"=1\" }\nbody     = { token = \"string\", app_id = \"string\" }",
        r#"
error: `token` would be in the body twice
  --> shop.toml:9:44
   |
 9 | auth     = { credential = "client", body = "token" }
   |                                            ^^^^^^^ the token uses this parameter
10 | fill     = { app_id = "app_id", "body.app_id" = "=1" }
11 | body     = { token = "string", app_id = "string" }
   |              ----- a field of the request
   |
   = help: remove one of the two: a parameter is set once, by a field, `fill`, `auth` or `sign`

error: `app_id` would be in the body twice
  --> shop.toml:10:14
   |
10 | fill     = { app_id = "app_id", "body.app_id" = "=1" }
   |              ^^^^^^ filled here
11 | body     = { token = "string", app_id = "string" }
   |                                ------ a field of the request
   |
   = help: remove one of the two: a parameter is set once, by a field, `fill`, `auth` or `sign`

error: `app_id` would be in the body twice
  --> shop.toml:10:33
   |
10 | fill     = { app_id = "app_id", "body.app_id" = "=1" }
   |              ------ filled here ^^^^^^^^^^^^^ filled here
   |
   = help: remove one of the two: a parameter is set once, by a field, `fill`, `auth` or `sign`

the catalogue has 3 errors"#,
    );
}

#[test]
fn a_token_in_two_places() {
    check_shop_with(
        "\"none\"",
        "{ credential = \"client\", header = \"X-Token\", query = \"token\" }",
        r#"
error: a parameter can have only one place
 --> shop.toml:9:65
  |
9 | auth     = { credential = "client", header = "X-Token", query = "token" }
  |                                              ---------          ^^^^^^^ the second place
  |                                              |
  |                                              the first place
  |
  = help: keep one of the two

the catalogue has 1 error"#,
    );
}

#[test]
fn a_body_of_another_type() {
    check_shop(
        "body = \"string\"\n",
        r#"
error: the body must be a table of fields, or "json"
  --> shop.toml:11:8
   |
11 | body = "string"
   |        ^^^^^^^^ this is neither
   |
   = help: write [endpoint.body] with a line for each field, or body = "json" if the caller passes the whole body

the catalogue has 1 error"#,
    );
}

#[test]
fn a_payload_that_is_optional() {
    check_shop(
        "response = \"string?\"\n",
        r#"
error: a payload can't be optional
  --> shop.toml:11:12
   |
11 | response = "string?"
   |            ^^^^^^^^^ this ends in `?`
   |
   = help: remove the `?`: a payload that is missing or null is read as its zero value

the catalogue has 1 error"#,
    );
}

#[test]
fn pages_that_are_no_addresses() {
    check_shop(
        "doc = [\"developer.example.com\", \"https://example.com/a page\"]\n",
        r#"
error: invalid page address
  --> shop.toml:11:8
   |
11 | doc = ["developer.example.com", "https://example.com/a page"]
   |        ^^^^^^^^^^^^^^^^^^^^^^^ an address starts with https:// and has no spaces
   |
   = help: write an address such as "https://developer.open-douyin.com/docs/..."; other text belongs in `note`

error: invalid page address
  --> shop.toml:11:33
   |
11 | doc = ["developer.example.com", "https://example.com/a page"]
   |                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an address starts with https:// and has no spaces
   |
   = help: write an address such as "https://developer.open-douyin.com/docs/..."; other text belongs in `note`

the catalogue has 2 errors"#,
    );
}

#[test]
fn an_issuer_that_cannot_issue() {
    let issuing = |name: &str, rest: &str| {
        SHOP[SHOP.find("[[endpoint]]").unwrap()..]
            .replace("list_items", name)
            .replace(":/items", &format!(":/{name}"))
            + rest
            + "\n"
    };
    let shop = format!(
        "{SHOP}\n{}{}{}",
        issuing(
            "by_code",
            "body = { code = \"string\" }\nresponse = { token = \"string\", expires = \"i64\" }\n"
        ),
        issuing("by_token", "").replace("\"none\"", "\"client\""),
        issuing(
            "by_either",
            "body = { a = \"string?\", b = \"string?\" }\nat_least_one = [\"a\", \"b\"]\nresponse = { token = \"string\", expires_in = \"i64\" }\n"
        ),
    );
    let issuer = |name: &str| {
        format!(
            "[issuer.{name}]\nsummary = \"A token.\"\nendpoint = \"shop.{name}\"\ntoken = \"token\"\nexpires_in = \"expires_in\"\n\n"
        )
    };
    let issuers = issuer("by_code") + &issuer("by_token") + &issuer("by_either");
    check(
        &[("shop.toml", &shop), ("issuers.toml", &issuers)],
        r#"
error: `shop.by_code` can't issue a token automatically
 --> issuers.toml:3:12
  |
3 | endpoint = "shop.by_code"
  |            ^^^^^^^^^^^^^^ it requires `code`
  |
  = help: name an endpoint with auth = "none" that needs only its `fill`; if no such endpoint exists, remove `issuers` from the credential, so that the caller supplies the token

error: unknown payload field `expires_in`
 --> issuers.toml:5:14
  |
5 | expires_in = "expires_in"
  |              ^^^^^^^^^^^^ no payload field has this name
  |
  = help: did you mean `expires`?

error: `shop.by_token` can't issue a token automatically
 --> issuers.toml:9:12
  |
9 | endpoint = "shop.by_token"
  |            ^^^^^^^^^^^^^^^ it needs the token `client` itself
  |
  = help: name an endpoint with auth = "none" that needs only its `fill`; if no such endpoint exists, remove `issuers` from the credential, so that the caller supplies the token

error: unknown payload field `token`
  --> issuers.toml:10:9
   |
10 | token = "token"
   |         ^^^^^^^ no payload field has this name
   |
   = help: no payload field could be read from the catalogue

error: unknown payload field `expires_in`
  --> issuers.toml:11:14
   |
11 | expires_in = "expires_in"
   |              ^^^^^^^^^^^^ no payload field has this name
   |
   = help: no payload field could be read from the catalogue

error: `shop.by_either` can't issue a token automatically
  --> issuers.toml:15:12
   |
15 | endpoint = "shop.by_either"
   |            ^^^^^^^^^^^^^^^^ it requires one of a, b
   |
   = help: name an endpoint with auth = "none" that needs only its `fill`; if no such endpoint exists, remove `issuers` from the credential, so that the caller supplies the token

the catalogue has 6 errors"#,
    );
}
