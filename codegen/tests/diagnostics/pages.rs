//! Diagnostics for `pages`.

use crate::check_shop;

#[test]
fn pages_in_no_way() {
    check_shop(
        r#"pages = { items = "list" }
response = { list = "[string]" }
"#,
        r#"
error: `pages` needs exactly one of cursor, page and offset
  --> shop.toml:11:9
   |
11 | pages = { items = "list" }
   |         ^^^^^^^^^^^^^^^^^^ nothing says how to request the next page
   |
   = help: write one of cursor = "field" and next = "field of the response", page = "field", or offset = "field"

the catalogue has 1 error"#,
    );
}

#[test]
fn pages_in_two_ways() {
    check_shop(
        r#"pages = { page = "page", cursor = "cursor", items = "list" }
query = { page = "i64?", cursor = "string?" }
response = { list = "[string]" }
"#,
        r#"
error: `pages` needs exactly one of cursor, page and offset
  --> shop.toml:11:9
   |
11 | pages = { page = "page", cursor = "cursor", items = "list" }
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ more than one of them is set
   |
   = help: write one of cursor = "field" and next = "field of the response", page = "field", or offset = "field"

the catalogue has 1 error"#,
    );
}

#[test]
fn pages_that_are_no_table() {
    check_shop(
        r#"pages = "cursor"
"#,
        r#"
error: `pages` must be a table
  --> shop.toml:11:9
   |
11 | pages = "cursor"
   |         ^^^^^^^^ this is a string
   |
   = help: write its name in brackets as a header, with a line for each key below it, or write pages = { ... }

the catalogue has 1 error"#,
    );
}

#[test]
fn what_a_cursor_needs_besides() {
    check_shop(
        r#"pages = { cursor = "cursor" }
query = { cursor = "string?" }
response = { list = "[string]" }
"#,
        r#"
error: `pages` needs `items`
  --> shop.toml:11:9
   |
11 | pages = { cursor = "cursor" }
   |         ^^^^^^^^^^^^^^^^^^^^^ `items` is missing
   |
   = help: add items = "list", the field of the response that holds the entries

error: `pages` needs `next`
  --> shop.toml:11:9
   |
11 | pages = { cursor = "cursor" }
   |         ^^^^^^^^^^^^^^^^^^^^^ `next` is missing
   |
   = help: add next = "cursor", the field of the response that holds the next page's cursor

the catalogue has 2 errors"#,
    );
}

#[test]
fn keys_that_do_nothing_with_a_cursor() {
    check_shop(
        r#"pages = { cursor = "cursor", next = "cursor", items = "list", first = 1, size = "size", total = "total" }
query = { cursor = "string?", size = "i64?" }
response = { list = "[string]", cursor = "string", total = "i64" }
"#,
        r#"
error: `first` has no effect here
  --> shop.toml:11:71
   |
11 | pages = { cursor = "cursor", next = "cursor", items = "list", first = 1, size = "size", total = "total" }
   |                                                                       ^ these pages have no numbers
   |
   = help: remove it: it is the number of the first page, and only `page` uses numbers

error: `size` has no effect here
  --> shop.toml:11:81
   |
11 | pages = { cursor = "cursor", next = "cursor", items = "list", first = 1, size = "size", total = "total" }
   |                                                                                 ^^^^^^ these pages follow a cursor
   |
   = help: remove it: the last page is the one without a next cursor, or the one whose `more` is false

error: `total` has no effect here
  --> shop.toml:11:97
   |
11 | pages = { cursor = "cursor", next = "cursor", items = "list", first = 1, size = "size", total = "total" }
   |                                                                                                 ^^^^^^^ these pages follow a cursor
   |
   = help: remove it: the last page is the one without a next cursor, or the one whose `more` is false

the catalogue has 3 errors"#,
    );
}

#[test]
fn keys_that_do_nothing_without_one() {
    check_shop(
        r#"pages = { offset = "offset", items = "list", first = 1, next = "cursor" }
query = { offset = "i64?" }
response = { list = "[string]", cursor = "string" }
"#,
        r#"
error: `first` has no effect here
  --> shop.toml:11:54
   |
11 | pages = { offset = "offset", items = "list", first = 1, next = "cursor" }
   |                                                      ^ these pages have no numbers
   |
   = help: remove it: it is the number of the first page, and only `page` uses numbers

error: `next` has no effect here
  --> shop.toml:11:64
   |
11 | pages = { offset = "offset", items = "list", first = 1, next = "cursor" }
   |                                                                ^^^^^^^^ these pages have no cursor
   |
   = help: remove it, or name the field of the request: cursor = "cursor"

the catalogue has 2 errors"#,
    );
}

#[test]
fn an_unknown_key_of_pages() {
    check_shop(
        r#"pages = { page = "page", items = "list", has_more = "more" }
query = { page = "i64?" }
response = { list = "[string]", more = "bool" }
"#,
        r#"
error: unknown key `has_more`
  --> shop.toml:11:42
   |
11 | pages = { page = "page", items = "list", has_more = "more" }
   |                                          ^^^^^^^^ `pages` has no such key
   |
   = help: `pages` accepts the keys: cursor, next, page, first, offset, size, items, total, more

the catalogue has 1 error"#,
    );
}

#[test]
fn a_first_page_without_a_number() {
    check_shop(
        r#"pages = { page = "page", items = "list", first = "1" }
query = { page = "i64?" }
response = { list = "[string]" }
"#,
        r#"
error: `first` must be an integer
  --> shop.toml:11:50
   |
11 | pages = { page = "page", items = "list", first = "1" }
   |                                                  ^^^ this is a string
   |
   = help: write first = 1

the catalogue has 1 error"#,
    );
}
