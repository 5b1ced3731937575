//! Diagnostics for the fields that `pages` names.

use crate::check_shop;

#[test]
fn fields_that_are_not_there() {
    check_shop(
        r#"pages = { page = "page_num", size = "quux", items = "lists", more = "page.more", total = "total" }
query = { page_number = "i64", count = "i64" }
response = { list = "[string]", page = { fields = { has_more = "bool" } } }
"#,
        r#"
error: unknown request field `page_num`
  --> shop.toml:11:18
   |
11 | pages = { page = "page_num", size = "quux", items = "lists", more = "page.more", total = "total" }
   |                  ^^^^^^^^^^ no request field has this name
   |
   = help: did you mean `page_number`?

error: unknown request field `quux`
  --> shop.toml:11:37
   |
11 | pages = { page = "page_num", size = "quux", items = "lists", more = "page.more", total = "total" }
   |                                     ^^^^^^ no request field has this name
   |
   = help: expected one of: page_number, count

error: unknown response field `lists`
  --> shop.toml:11:53
   |
11 | pages = { page = "page_num", size = "quux", items = "lists", more = "page.more", total = "total" }
   |                                                     ^^^^^^^ no response field has this name
   |
   = help: did you mean `list`?

error: unknown response field `more`
  --> shop.toml:11:69
   |
11 | pages = { page = "page_num", size = "quux", items = "lists", more = "page.more", total = "total" }
   |                                                                     ^^^^^^^^^^^ no response field has this name
   |
   = help: expected one of: has_more

error: unknown response field `total`
  --> shop.toml:11:90
   |
11 | pages = { page = "page_num", size = "quux", items = "lists", more = "page.more", total = "total" }
   |                                                                                          ^^^^^^^ no response field has this name
   |
   = help: expected one of: list, page

the catalogue has 5 errors"#,
    );
}

#[test]
fn fields_of_the_request_of_another_kind() {
    check_shop(
        r#"pages = { offset = "offset", size = "size", items = "list" }
query = { offset = "[i64]?", size = "bool?" }
response = { list = "[string]" }
"#,
        r#"
error: `offset` must name a string or an integer
  --> shop.toml:11:20
   |
11 | pages = { offset = "offset", size = "size", items = "list" }
   |                    ^^^^^^^^ this has another type
12 | query = { offset = "[i64]?", size = "bool?" }
   |           ------ the field
   |
   = help: name another field, or fix its type

error: `size` must name a string or an integer
  --> shop.toml:11:37
   |
11 | pages = { offset = "offset", size = "size", items = "list" }
   |                                     ^^^^^^ this has another type
12 | query = { offset = "[i64]?", size = "bool?" }
   |                              ---- the field
   |
   = help: name another field, or fix its type

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_position_in_the_wrong_place() {
    check_shop(
        r#"pages = { page = "X-Page", items = "list" }
header = { X-Page = "i64?" }
response = { list = "[string]" }
"#,
        r#"
error: `page` must name a field of the query or the body
  --> shop.toml:11:18
   |
11 | pages = { page = "X-Page", items = "list" }
   |                  ^^^^^^^^ this field is in [endpoint.header]
12 | header = { X-Page = "i64?" }
   |            ------ the field
   |
   = help: name another field, or move this one

the catalogue has 1 error"#,
    );
}

#[test]
fn one_field_for_position_and_size() {
    check_shop(
        r#"pages = { page = "page", size = "page", items = "list" }
query = { page = "i64?" }
response = { list = "[string]" }
"#,
        r#"
error: `page` can't be both the position and the size
  --> shop.toml:11:33
   |
11 | pages = { page = "page", size = "page", items = "list" }
   |                  ------         ^^^^^^ named as the size
   |                  |
   |                  named as the position
   |
   = help: name the field that sets the number of entries per page, or remove `size`

the catalogue has 1 error"#,
    );
}

#[test]
fn fields_of_the_answer_of_another_kind() {
    check_shop(
        r#"pages = { page = "page", items = "name", more = "name", total = "name" }
query = { page = "i64?" }
response = { name = "string" }
"#,
        r#"
error: `items` must name a list
  --> shop.toml:11:34
   |
11 | pages = { page = "page", items = "name", more = "name", total = "name" }
   |                                  ^^^^^^ this has another type
12 | query = { page = "i64?" }
13 | response = { name = "string" }
   |              ---- the field
   |
   = help: name another field, or fix its type

error: `more` must name a `bool`, a `flag` or an integer
  --> shop.toml:11:49
   |
11 | pages = { page = "page", items = "name", more = "name", total = "name" }
   |                                                 ^^^^^^ this has another type
12 | query = { page = "i64?" }
13 | response = { name = "string" }
   |              ---- the field
   |
   = help: name another field, or fix its type

error: `total` must name an integer
  --> shop.toml:11:65
   |
11 | pages = { page = "page", items = "name", more = "name", total = "name" }
   |                                                                 ^^^^^^ this has another type
12 | query = { page = "i64?" }
13 | response = { name = "string" }
   |              ---- the field
   |
   = help: name another field, or fix its type

the catalogue has 3 errors"#,
    );
}

#[test]
fn a_cursor_of_another_kind() {
    check_shop(
        r#"pages = { cursor = "cursor", next = "next", items = "next.list" }
query = { cursor = "string?" }
response = { next = { fields = { list = "item" } } }

[structure.item]
summary = "An item."
fields = { id = "i64" }
"#,
        r#"
error: `next` must name a string or an integer
  --> shop.toml:11:37
   |
11 | pages = { cursor = "cursor", next = "next", items = "next.list" }
   |                                     ^^^^^^ this has another type
12 | query = { cursor = "string?" }
13 | response = { next = { fields = { list = "item" } } }
   |              ---- the field
   |
   = help: name another field, or fix its type

error: `items` must name a list
  --> shop.toml:11:53
   |
11 | pages = { cursor = "cursor", next = "next", items = "next.list" }
   |                                                     ^^^^^^^^^^^ this has another type
12 | query = { cursor = "string?" }
13 | response = { next = { fields = { list = "item" } } }
   |                                  ---- the field
   |
   = help: name another field, or fix its type

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_path_through_a_list() {
    check_shop(
        r#"pages = { page = "page", items = "groups.list", more = "total.more" }
query = { page = "i64?" }
response = { groups = "[group]", total = "i64" }

[structure.group]
summary = "A group."
fields = { list = "[string]" }
"#,
        r#"
error: `groups.list` is not the path of a field
  --> shop.toml:11:34
   |
11 | pages = { page = "page", items = "groups.list", more = "total.more" }
   |                                  ^^^^^^^^^^^^^ `list` can't be a field of something that is not an object
12 | query = { page = "i64?" }
13 | response = { groups = "[group]", total = "i64" }
   |              ------ not an object
   |
   = help: a path can only go through objects, not through lists, maps or plain values

error: `total.more` is not the path of a field
  --> shop.toml:11:56
   |
11 | pages = { page = "page", items = "groups.list", more = "total.more" }
   |                                                        ^^^^^^^^^^^^ `more` can't be a field of something that is not an object
12 | query = { page = "i64?" }
13 | response = { groups = "[group]", total = "i64" }
   |                                  ----- not an object
   |
   = help: a path can only go through objects, not through lists, maps or plain values

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_payload_that_is_a_list() {
    check_shop(
        r#"pages = { cursor = "cursor", next = "next", items = "." }
query = { cursor = "string?" }
response = "[string]"
"#,
        r#"
error: `next` is not the path of a field
  --> shop.toml:11:37
   |
11 | pages = { cursor = "cursor", next = "next", items = "." }
   |                                     ^^^^^^ the payload is not an object
   |
   = help: if the payload is the list itself, write items = "."; no other key can name a part of it

the catalogue has 1 error"#,
    );
}

#[test]
fn a_payload_that_is_no_list() {
    check_shop(
        r#"pages = { page = "page", items = "." }
query = { page = "i64?" }
response = { list = "[string]" }
"#,
        r#"
error: `items` must name a list
  --> shop.toml:11:34
   |
11 | pages = { page = "page", items = "." }
   |                                  ^^^ this has another type
   |
   = help: name another field, or fix its type

the catalogue has 1 error"#,
    );
}

#[test]
fn pages_without_a_payload() {
    check_shop(
        r#"pages = { page = "page", items = "list", more = "more" }
query = { page = "i64?" }
"#,
        r#"
error: `pages` needs a response with fields
  --> shop.toml:11:34
   |
11 | pages = { page = "page", items = "list", more = "more" }
   |                                  ^^^^^^ the response has no field to name
   |
   = help: describe the response in [endpoint.response], or remove `pages`

the catalogue has 1 error"#,
    );
}

#[test]
fn what_is_wrong_already_is_not_wrong_twice() {
    check_shop(
        r#"pages = { page = "page", items = "list", more = "more" }
query = { page = "int" }
response = { list = "[itme]", more = 3 }
"#,
        r#"
error: unknown type `int`
  --> shop.toml:12:18
   |
12 | query = { page = "int" }
   |                  ^^^^^ no type has this name
   |
   = help: expected one of: string, i32, i64, f64, bool, flag, json, scalar, file, [T], {T}, json_string<T>

error: unknown type `itme`
  --> shop.toml:13:21
   |
13 | response = { list = "[itme]", more = 3 }
   |                     ^^^^^^^^ no type has this name
   |
   = help: expected one of: string, i32, i64, f64, bool, flag, json, scalar, file, [T], {T}, json_string<T>

error: `more` must be a type or a table
  --> shop.toml:13:38
   |
13 | response = { list = "[itme]", more = 3 }
   |                                      ^ this is an integer
   |
   = help: write more = "string?", or more = { type = "string?", doc = "..." }

the catalogue has 3 errors"#,
    );
}
