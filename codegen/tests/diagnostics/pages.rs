//! What endpoints say about their pages.

use crate::check_shop;

#[test]
fn pages_in_no_way() {
    check_shop(
        r#"pages = { items = "list" }
response = { list = "[string]" }
"#,
        r#"
error: `pages` takes exactly one of cursor, page and offset
  --> shop.toml:11:9
   |
11 | pages = { items = "list" }
   |         ^^^^^^^^^^^^^^^^^^ nothing says how the next page is asked for
   |
   = help: write one of cursor = "field" and next = "field of the answer", page = "field", or offset = "field"

the catalogue has 1 fault"#,
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
error: `pages` takes exactly one of cursor, page and offset
  --> shop.toml:11:9
   |
11 | pages = { page = "page", cursor = "cursor", items = "list" }
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pages follow one another in one way
   |
   = help: write one of cursor = "field" and next = "field of the answer", page = "field", or offset = "field"

the catalogue has 1 fault"#,
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
   = help: head it with its name in brackets and give each of its keys a line, or write pages = { ... }

the catalogue has 1 fault"#,
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
error: `pages` without `items`
  --> shop.toml:11:9
   |
11 | pages = { cursor = "cursor" }
   |         ^^^^^^^^^^^^^^^^^^^^^ `items` is missing here
   |
   = help: add items = "list", the field of the answer

error: `pages` without `next`
  --> shop.toml:11:9
   |
11 | pages = { cursor = "cursor" }
   |         ^^^^^^^^^^^^^^^^^^^^^ `next` is missing here
   |
   = help: add next = "cursor", the field of the answer that holds the next page's cursor

the catalogue has 2 faults"#,
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
error: `first` does nothing here
  --> shop.toml:11:71
   |
11 | pages = { cursor = "cursor", next = "cursor", items = "list", first = 1, size = "size", total = "total" }
   |                                                                       ^ pages without numbers
   |
   = help: take it out: it is the number of the first page

error: `size` does nothing here
  --> shop.toml:11:81
   |
11 | pages = { cursor = "cursor", next = "cursor", items = "list", first = 1, size = "size", total = "total" }
   |                                                                                 ^^^^^^ pages that follow a cursor
   |
   = help: take it out: the pages end where no further cursor is given, or where `more` says so

error: `total` does nothing here
  --> shop.toml:11:97
   |
11 | pages = { cursor = "cursor", next = "cursor", items = "list", first = 1, size = "size", total = "total" }
   |                                                                                                 ^^^^^^^ pages that follow a cursor
   |
   = help: take it out: the pages end where no further cursor is given, or where `more` says so

the catalogue has 3 faults"#,
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
error: `first` does nothing here
  --> shop.toml:11:54
   |
11 | pages = { offset = "offset", items = "list", first = 1, next = "cursor" }
   |                                                      ^ pages without numbers
   |
   = help: take it out: it is the number of the first page

error: `next` does nothing here
  --> shop.toml:11:64
   |
11 | pages = { offset = "offset", items = "list", first = 1, next = "cursor" }
   |                                                                ^^^^^^^^ pages without a cursor
   |
   = help: take it out, or name the request's field: cursor = "cursor"

the catalogue has 2 faults"#,
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
   = help: `pages` takes: cursor, next, page, first, offset, size, items, total, more

the catalogue has 1 fault"#,
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
error: `first` must be a whole number
  --> shop.toml:11:50
   |
11 | pages = { page = "page", items = "list", first = "1" }
   |                                                  ^^^ this is a string
   |
   = help: write first = 1

the catalogue has 1 fault"#,
    );
}
