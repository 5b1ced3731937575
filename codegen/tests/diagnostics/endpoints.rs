//! Endpoints: request lines, and what the parts of an endpoint say about one another.

use crate::{SHOP, check, check_shop, check_shop_with};

#[test]
fn a_request_line_without_a_method() {
    check_shop_with(
        "POST open:/items",
        "open:/items",
        r#"
error: not a request line
 --> shop.toml:8:12
  |
8 | request  = "open:/items"
  |            ^^^^^^^^^^^^^ method, host and path belong here
  |
  = help: write it like "POST open:/path/of/the/endpoint", with a host's name, not its address, before the colon

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_request_line_with_an_address() {
    check_shop_with(
        "POST open:/items",
        "POST https://open.example.com/items",
        r#"
error: not a request line
 --> shop.toml:8:12
  |
8 | request  = "POST https://open.example.com/items"
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ method, host and path belong here
  |
  = help: write it like "POST open:/path/of/the/endpoint", with a host's name, not its address, before the colon

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_request_line_without_a_slash() {
    check_shop_with(
        "POST open:/items",
        "POST open:items",
        r#"
error: not a request line
 --> shop.toml:8:12
  |
8 | request  = "POST open:items"
  |            ^^^^^^^^^^^^^^^^^ method, host and path belong here
  |
  = help: write it like "POST open:/path/of/the/endpoint", with a host's name, not its address, before the colon

the catalogue has 1 fault"#,
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

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_path_with_a_query() {
    check_shop_with(
        "/items",
        "/items?sort=price",
        r#"
error: not a path
 --> shop.toml:8:29
  |
8 | request  = "POST open:/items?sort=price"
  |                             ^ this can't stand in a path
  |
  = help: parameters of the query stand in [endpoint.query], or in `fill` where they are constant

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_path_with_a_space() {
    check_shop_with(
        "/items",
        "/items /all",
        r#"
error: not a path
 --> shop.toml:8:29
  |
8 | request  = "POST open:/items /all"
  |                             ^ this can't stand in a path
  |
  = help: take it out

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_placeholder_without_an_end() {
    check_shop_with(
        "/items",
        "/items/{id",
        r#"
error: a brace without its partner
 --> shop.toml:8:30
  |
8 | request  = "POST open:/items/{id"
  |                              ^ a placeholder starts with `{` and ends with `}`
  |
  = help: write {name}

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_placeholder_without_a_name() {
    check_shop_with(
        "/items",
        "/items/{}",
        r#"
error: a placeholder without a name
 --> shop.toml:8:30
  |
8 | request  = "POST open:/items/{}"
  |                              ^^ the name of a field belongs here
  |
  = help: write {name}, and give `name` a line in [endpoint.path]

the catalogue has 1 fault"#,
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
  |                              ^^^^ nothing fills it
  |
  = help: add id = "string" to [endpoint.path]

the catalogue has 1 fault"#,
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
   | ^^ stands nowhere in the path
   |
   = help: write {id} into the path, or move the field to [endpoint.query]

the catalogue has 1 fault"#,
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

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_local_field_that_no_signature_takes() {
    check_shop(
        "[endpoint.local]\nsession_key = \"string\"\n",
        r#"
error: local field `session_key` does nothing
  --> shop.toml:12:1
   |
12 | session_key = "string"
   | ^^^^^^^^^^^ not sent, and no signature takes it
   |
   = help: name the signature: sign = "..."; a field that is sent stands in [endpoint.query] or [endpoint.body]

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_local_field_that_another_signature_would_take() {
    check_shop(
        "sign = \"session\"\n\n[endpoint.local]\nsession_key = \"string\"\nunion_id = \"string\"\n",
        r#"
error: local field `union_id` does nothing
  --> shop.toml:15:1
   |
15 | union_id = "string"
   | ^^^^^^^^ not sent, and no signature takes it
   |
   = help: take it out; a field that is sent stands in [endpoint.query] or [endpoint.body]

the catalogue has 1 fault"#,
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

the catalogue has 1 fault"#,
    );
}

#[test]
fn at_least_one_without_effect() {
    check_shop(
        "at_least_one = [[\"a\", \"b\"], [\"c\"], []]\n\n[endpoint.body]\na = \"string\"\nb = { type = \"string?\", default = \"x\" }\nc = \"string?\"\n",
        r#"
error: `at_least_one` does nothing here
  --> shop.toml:11:18
   |
11 | at_least_one = [["a", "b"], ["c"], []]
   |                  ^^^ this one must be given anyway
...
14 | a = "string"
   | - the field
   |
   = help: take it out of `at_least_one`, or make the field optional with `?`

error: `at_least_one` does nothing here
  --> shop.toml:11:23
   |
11 | at_least_one = [["a", "b"], ["c"], []]
   |                       ^^^ this one has a default
...
15 | b = { type = "string?", default = "x" }
   | - the field
   |
   = help: take it out of `at_least_one`, or take its default out

error: `at_least_one` of a single field
  --> shop.toml:11:30
   |
11 | at_least_one = [["a", "b"], ["c"], []]
   |                              ^^^ no other can stand in for it
   |
   = help: name the others, or make the field required by taking its `?` away

error: `at_least_one` names no field
  --> shop.toml:11:36
   |
11 | at_least_one = [["a", "b"], ["c"], []]
   |                                    ^^ nothing stands here
   |
   = help: write at_least_one = ["one_field", "another"], or take it out

the catalogue has 4 faults"#,
    );
}

#[test]
fn a_parameter_that_is_given_twice() {
    check_shop_with(
        "auth     = \"none\"",
        "auth     = { credential = \"client\", body = \"token\" }\nfill     = { app_id = \"app_id\", \"body.app_id\" = \"=1\" }\nbody     = { token = \"string\", app_id = \"string\" }",
        r#"
error: `token` stands in the body twice
  --> shop.toml:9:44
   |
 9 | auth     = { credential = "client", body = "token" }
   |                                            ^^^^^^^ the token goes there
10 | fill     = { app_id = "app_id", "body.app_id" = "=1" }
11 | body     = { token = "string", app_id = "string" }
   |              ----- given here
   |
   = help: take one of the two out: the caller gives what none of `fill`, `auth` and `sign` puts in

error: `app_id` stands in the body twice
  --> shop.toml:10:14
   |
10 | fill     = { app_id = "app_id", "body.app_id" = "=1" }
   |              ^^^^^^ filled here
11 | body     = { token = "string", app_id = "string" }
   |                                ------ given here
   |
   = help: take one of the two out: the caller gives what none of `fill`, `auth` and `sign` puts in

error: `app_id` stands in the body twice
  --> shop.toml:10:33
   |
10 | fill     = { app_id = "app_id", "body.app_id" = "=1" }
   |              ------ filled here ^^^^^^^^^^^^^ filled here
   |
   = help: take one of the two out: the caller gives what none of `fill`, `auth` and `sign` puts in

the catalogue has 3 faults"#,
    );
}

#[test]
fn a_token_in_two_places() {
    check_shop_with(
        "\"none\"",
        "{ credential = \"client\", header = \"X-Token\", query = \"token\" }",
        r#"
error: a parameter in two places
 --> shop.toml:9:65
  |
9 | auth     = { credential = "client", header = "X-Token", query = "token" }
  |                                              ---------          ^^^^^^^ the second place
  |                                              |
  |                                              the first place
  |
  = help: keep one of the two

the catalogue has 1 fault"#,
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
   = help: write [endpoint.body] with a line for each field; body = "json" leaves the whole body to the caller

the catalogue has 1 fault"#,
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
   = help: take the `?` away: a payload that is missing or null is read as its zero value

the catalogue has 1 fault"#,
    );
}

#[test]
fn pages_that_are_no_addresses() {
    check_shop(
        "doc = [\"developer.example.com\", \"https://example.com/a page\"]\n",
        r#"
error: not the address of a page
  --> shop.toml:11:8
   |
11 | doc = ["developer.example.com", "https://example.com/a page"]
   |        ^^^^^^^^^^^^^^^^^^^^^^^ an address starts with https:// and has no spaces
   |
   = help: write it like "https://developer.open-douyin.com/docs/..."; other texts belong in `note`

error: not the address of a page
  --> shop.toml:11:33
   |
11 | doc = ["developer.example.com", "https://example.com/a page"]
   |                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an address starts with https:// and has no spaces
   |
   = help: write it like "https://developer.open-douyin.com/docs/..."; other texts belong in `note`

the catalogue has 2 faults"#,
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
error: `shop.by_code` can't issue a token by itself
 --> issuers.toml:3:12
  |
3 | endpoint = "shop.by_code"
  |            ^^^^^^^^^^^^^^ `code` must be given to it
  |
  = help: name an endpoint with auth = "none" for which its `fill` is enough; where there is none, leave `issuers` of the credential away: then the caller gives the token

error: unknown field of the payload `expires_in`
 --> issuers.toml:5:14
  |
5 | expires_in = "expires_in"
  |              ^^^^^^^^^^^^ no field of the payload has this name
  |
  = help: did you mean `expires`?

error: `shop.by_token` can't issue a token by itself
 --> issuers.toml:9:12
  |
9 | endpoint = "shop.by_token"
  |            ^^^^^^^^^^^^^^^ it wants the token `client` itself
  |
  = help: name an endpoint with auth = "none" for which its `fill` is enough; where there is none, leave `issuers` of the credential away: then the caller gives the token

error: unknown field of the payload `token`
  --> issuers.toml:10:9
   |
10 | token = "token"
   |         ^^^^^^^ no field of the payload has this name
   |
   = help: no field of the payload could be read from the catalogue

error: unknown field of the payload `expires_in`
  --> issuers.toml:11:14
   |
11 | expires_in = "expires_in"
   |              ^^^^^^^^^^^^ no field of the payload has this name
   |
   = help: no field of the payload could be read from the catalogue

error: `shop.by_either` can't issue a token by itself
  --> issuers.toml:15:12
   |
15 | endpoint = "shop.by_either"
   |            ^^^^^^^^^^^^^^^^ one of a, b must be given to it
   |
   = help: name an endpoint with auth = "none" for which its `fill` is enough; where there is none, leave `issuers` of the credential away: then the caller gives the token

the catalogue has 6 faults"#,
    );
}
