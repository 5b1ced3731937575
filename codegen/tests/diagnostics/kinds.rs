//! Diagnostics for values of the wrong type.

use crate::{check, check_shop, check_shop_with};

#[test]
fn a_list_of_chapters() {
    check_shop_with(
        "[chapter]",
        "[[chapter]]",
        r#"
error: `chapter` must be a table
 --> shop.toml:1:1
  |
1 | [[chapter]]
  | ^^^^^^^^^^^ this is a list
  |
  = help: write its header with single brackets, or write chapter = { ... }

the catalogue has 1 error"#,
    );
}

#[test]
fn an_endpoint_with_single_brackets() {
    check_shop_with(
        "[[endpoint]]",
        "[endpoint]",
        r#"
error: `endpoint` must be a list of tables
 --> shop.toml:5:1
  |
5 | [endpoint]
  | ^^^^^^^^^^ this is a table
  |
  = help: start each of them with [[endpoint]], in double brackets

the catalogue has 1 error"#,
    );
}

#[test]
fn an_endpoint_that_is_an_empty_table() {
    check(
        &[(
            "shop.toml",
            "endpoint = {}\n\n[chapter]\ntitle = \"商店\"\nsummary = \"Buy and sell.\"\n",
        )],
        r#"
error: `endpoint` must be a list of tables
 --> shop.toml:1:12
  |
1 | endpoint = {}
  |            ^^ this is a table
  |
  = help: start each of them with [[endpoint]], in double brackets

the catalogue has 1 error"#,
    );
}

#[test]
fn numbers_in_place_of_everything() {
    check_shop_with(
        "auth     = \"none\"\nenvelope = \"err_no\"\n",
        "auth = 3\nenvelope = 3\nfill = 3\nsafe = 3\nlegacy = 3\naliases = 3\nat_least_one = 3\nbody = 3\nresponse = 1\n",
        r#"
error: `auth` must be the name of a credential, or a table
 --> shop.toml:9:8
  |
9 | auth = 3
  |        ^ this is an integer
  |
  = help: write auth = "none", the name of a credential, or { credential = "mini_app", header = "X-Token" }

error: `envelope` must be a string
  --> shop.toml:10:12
   |
10 | envelope = 3
   |            ^ this is an integer
   |
   = help: write envelope = "err_no"

error: `fill` must be a table
  --> shop.toml:11:8
   |
11 | fill = 3
   |        ^ this is an integer
   |
   = help: write its name in brackets as a header, with a line for each key below it, or write fill = { ... }

error: `safe` must be true or false
  --> shop.toml:12:8
   |
12 | safe = 3
   |        ^ this is an integer
   |
   = help: write safe = true, or remove it, which means false

error: `legacy` must be true, or the name of an endpoint
  --> shop.toml:13:10
   |
13 | legacy = 3
   |          ^ this is an integer
   |
   = help: write legacy = "chapter.endpoint" to name the replacement, or legacy = true if nothing replaces it

error: `aliases` must be a string or a list of strings
  --> shop.toml:14:11
   |
14 | aliases = 3
   |           ^ this is an integer
   |
   = help: write aliases = ["...", "..."]

error: `at_least_one` must be a string or a list of strings
  --> shop.toml:15:16
   |
15 | at_least_one = 3
   |                ^ this is an integer
   |
   = help: write at_least_one = ["...", "..."]

error: `body` must be a table of fields
  --> shop.toml:16:8
   |
16 | body = 3
   |        ^ this is an integer
   |
   = help: write [endpoint.body] with a line for each field, or body = "json" if the caller passes the whole body

error: `response` must be a table of fields
  --> shop.toml:17:12
   |
17 | response = 1
   |            ^ this is an integer
   |
   = help: write [endpoint.response] with a line for each field, or response = "[item]" if the payload is not an object

the catalogue has 9 errors"#,
    );
}

#[test]
fn other_kinds_in_a_field() {
    check_shop(
        "[endpoint.body]\na = 1\nb = { type = [\"string\"] }\nc = { type = \"string\", secret = \"yes\", max_bytes = 0, doc = 1 }\nd = { fields = \"string\" }\ne = { type = \"string\", default = 2025-01-01 }\nf = \"\"\n",
        r#"
error: `a` must be a type or a table
  --> shop.toml:12:5
   |
12 | a = 1
   |     ^ this is an integer
   |
   = help: write a = "string?", or a = { type = "string?", doc = "..." }

error: `type` must be a string
  --> shop.toml:13:14
   |
13 | b = { type = ["string"] }
   |              ^^^^^^^^^^ this is a list
   |
   = help: write type = "string?"

error: `secret` must be true or false
  --> shop.toml:14:33
   |
14 | c = { type = "string", secret = "yes", max_bytes = 0, doc = 1 }
   |                                 ^^^^^ this is a string
   |
   = help: write secret = true, or remove it, which means false

error: `max_bytes` must be an integer of at least 1
  --> shop.toml:14:52
   |
14 | c = { type = "string", secret = "yes", max_bytes = 0, doc = 1 }
   |                                                    ^ this is an integer
   |
   = help: write max_bytes = 100, or remove it if there is no limit

error: `doc` must be a string
  --> shop.toml:14:61
   |
14 | c = { type = "string", secret = "yes", max_bytes = 0, doc = 1 }
   |                                                             ^ this is an integer
   |
   = help: write doc = "..."

error: `fields` must be a table
  --> shop.toml:15:16
   |
15 | d = { fields = "string" }
   |                ^^^^^^^^ this is a string
   |
   = help: write its name in brackets as a header, with a line for each key below it, or write fields = { ... }

error: `default` must be a value that JSON can represent
  --> shop.toml:16:34
   |
16 | e = { type = "string", default = 2025-01-01 }
   |                                  ^^^^^^^^^^ this is a date
   |
   = help: write a string, number, boolean, list or table; write a date as a string

error: `f` has no type
  --> shop.toml:17:5
   |
17 | f = ""
   |     ^^ expected a type
   |
   = help: write f = "string"

the catalogue has 8 errors"#,
    );
}

#[test]
fn other_kinds_in_definitions() {
    check(
        &[(
            "more.toml",
            "host = \"open\"\ncredential = { shop = \"token\" }\n\n[[envelope]]\npayload = \"data\"\n\n[error]\ncodes = [1]\n",
        )],
        r#"
error: `host` must be a table
 --> more.toml:1:8
  |
1 | host = "open"
  |        ^^^^^^ this is a string
  |
  = help: write its name in brackets as a header, with a line for each key below it, or write host = { ... }

error: `shop` must be a table
 --> more.toml:2:23
  |
2 | credential = { shop = "token" }
  |                       ^^^^^^^ this is a string
  |
  = help: write its name in brackets as a header, with a line for each key below it, or write shop = { ... }

error: `envelope` must be a table
 --> more.toml:4:1
  |
4 | [[envelope]]
  | ^^^^^^^^^^^^ this is a list
  |
  = help: write its header with single brackets, or write envelope = { ... }

error: `error` must be a list of tables
 --> more.toml:7:1
  |
7 | [error]
  | ^^^^^^^ this is a table
  |
  = help: start each of them with [[error]], in double brackets

the catalogue has 4 errors"#,
    );
}

#[test]
fn codes_that_are_no_numbers() {
    check(
        &[(
            "more.toml",
            "[[error]]\nclass = \"busy\"\ncodes = [\"1\", 2.5]\n\n[[error]]\nclass = \"busy\"\ncodes = []\n",
        )],
        r#"
error: `codes` must be a list of integers
 --> more.toml:3:10
  |
3 | codes = ["1", 2.5]
  |          ^^^ this is a string
  |
  = help: write codes = [28001003, 28001008]

error: `codes` must be a list of integers
 --> more.toml:3:15
  |
3 | codes = ["1", 2.5]
  |               ^^^ this is a float
  |
  = help: write codes = [28001003, 28001008]

error: an error needs `codes`
 --> more.toml:5:1
  |
5 | [[error]]
  | ^^^^^^^^^ `codes` is missing
  |
  = help: add codes = [28001003], or sub_codes

the catalogue has 3 errors"#,
    );
}
