//! Diagnostics for fields and their types.

use crate::check_shop;

#[test]
fn a_question_mark_alone_is_not_a_type() {
    check_shop(
        "response = \"?\"\n[endpoint.body]\ncount = \"?\"\nnone = \"\"\n",
        r#"
error: `?` is not a type
  --> shop.toml:11:12
   |
11 | response = "?"
   |            ^^^ expected a type
   |
   = help: the types are string, i32, i64, f64, bool, flag, json, scalar, file, [T] for a list, {T} for an object with arbitrary keys, json_string<T>, and the names of the chapter's own structures and enumerations

error: `?` is not a type
  --> shop.toml:13:9
   |
13 | count = "?"
   |         ^^^ expected a type
   |
   = help: the types are string, i32, i64, f64, bool, flag, json, scalar, file, [T] for a list, {T} for an object with arbitrary keys, json_string<T>, and the names of the chapter's own structures and enumerations

error: `none` has no type
  --> shop.toml:14:8
   |
14 | none = ""
   |        ^^ expected a type
   |
   = help: write none = "string"

the catalogue has 3 errors"#,
    );
}

#[test]
fn an_example_of_another_type() {
    check_shop(
        "[endpoint.body]\ncount = { type = \"i32?\", example = \"5\" }\n",
        r#"
error: the example has the wrong type
  --> shop.toml:12:36
   |
12 | count = { type = "i32?", example = "5" }
   |                                    ^^^ does not match the field's type
   |
   = help: write a value of the field's type, or remove the example

the catalogue has 1 error"#,
    );
}

#[test]
fn a_default_of_another_type() {
    check_shop(
        "[endpoint.body]\ncount = { type = \"i32\", default = \"5\" }\nopen = { type = \"flag\", default = true }\nkinds = { type = \"[string]\", default = [\"a\", 1] }\nmore = { type = \"json_string<[i64]>\", default = [1] }\n",
        r#"
error: the default has the wrong type
  --> shop.toml:12:35
   |
12 | count = { type = "i32", default = "5" }
   |                                   ^^^ does not match the field's type
   |
   = help: write a value of the field's type, or remove the default

error: the default has the wrong type
  --> shop.toml:13:35
   |
13 | open = { type = "flag", default = true }
   |                                   ^^^^ does not match the field's type
   |
   = help: write 1 or 0, as it is sent, or remove the default

error: the default has the wrong type
  --> shop.toml:14:40
   |
14 | kinds = { type = "[string]", default = ["a", 1] }
   |                                        ^^^^^^^^ does not match the field's type
   |
   = help: write a value of the field's type, or remove the default

error: the default has the wrong type
  --> shop.toml:15:49
   |
15 | more = { type = "json_string<[i64]>", default = [1] }
   |                                                 ^^^ does not match the field's type
   |
   = help: write the JSON as a string, as it is sent, or remove the default

the catalogue has 4 errors"#,
    );
}

#[test]
fn keys_of_requests_in_an_answer() {
    check_shop(
        "[endpoint.response]\nname = { type = \"string\", max_bytes = 5, default = \"x\" }\ntags = { type = \"[string]\", max_items = 5 }\nsize = \"scalar\"\n",
        r#"
error: `max_bytes` has no effect here
  --> shop.toml:12:39
   |
12 | name = { type = "string", max_bytes = 5, default = "x" }
   |                                       ^ this field is read, not sent
   |
   = help: remove it: only fields that are sent have limits and defaults

error: `default` has no effect here
  --> shop.toml:12:52
   |
12 | name = { type = "string", max_bytes = 5, default = "x" }
   |                                                    ^^^ this field is read, not sent
   |
   = help: remove it: only fields that are sent have limits and defaults

error: `max_items` has no effect here
  --> shop.toml:13:41
   |
13 | tags = { type = "[string]", max_items = 5 }
   |                                         ^ this field is read, not sent
   |
   = help: remove it: only fields that are sent have limits and defaults

error: a `scalar` is not allowed here
  --> shop.toml:14:1
   |
14 | size = "scalar"
   | ^^^^ this field is read, not sent
   |
   = help: write "string", which also reads numbers and booleans

the catalogue has 4 errors"#,
    );
}

#[test]
fn keys_of_answers_in_a_request() {
    check_shop(
        "[endpoint.body]\nname = { type = \"string\", also = [\"title\"] }\n",
        r#"
error: `also` has no effect here
  --> shop.toml:12:35
   |
12 | name = { type = "string", also = ["title"] }
   |                                   ^^^^^^^ this field is sent, not read
   |
   = help: remove it: only a field that is read can have other names

the catalogue has 1 error"#,
    );
}

#[test]
fn limits_of_something_else() {
    check_shop(
        "[endpoint.body]\ncount = { type = \"i32\", max_bytes = 5 }\nname = { type = \"string\", max_items = 5 }\n",
        r#"
error: `max_bytes` has no effect here
  --> shop.toml:12:37
   |
12 | count = { type = "i32", max_bytes = 5 }
   |                                     ^ this field holds no strings
   |
   = help: remove it: it limits strings, including those in lists and maps

error: `max_items` has no effect here
  --> shop.toml:13:39
   |
13 | name = { type = "string", max_items = 5 }
   |                                       ^ this field is neither a list nor a map
   |
   = help: remove it: it limits lists and maps

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_field_with_two_types() {
    check_shop(
        "[endpoint.body]\nitem = { type = \"string\", items = { id = \"string\" } }\n",
        r#"
error: a field can have only one type
  --> shop.toml:12:35
   |
12 | item = { type = "string", items = { id = "string" } }
   |                 --------          ^^^^^^^^^^^^^^^^^ the second one
   |                 |
   |                 the first one
   |
   = help: keep exactly one of type, fields, items and map

the catalogue has 1 error"#,
    );
}

#[test]
fn a_name_or_an_optional_beside_a_type() {
    check_shop(
        "[endpoint.body]\nitem = { type = \"string\", name = \"thing\" }\nsize = { type = \"i32\", optional = true }\n",
        r#"
error: `name` has no effect here
  --> shop.toml:12:34
   |
12 | item = { type = "string", name = "thing" }
   |                                  ^^^^^^^ only `fields`, `items` and `map` define a structure that can be named
   |
   = help: remove it, or describe the structure's fields here

error: `optional` can't be combined with `type`
  --> shop.toml:13:35
   |
13 | size = { type = "i32", optional = true }
   |                                   ^^^^ a type is made optional with `?`
   |
   = help: write type = "i32?"

the catalogue has 2 errors"#,
    );
}

#[test]
fn types_that_are_used_nowhere() {
    check_shop(
        "[structure.color]\nsummary = \"A color.\"\nfields = { red = \"i32\" }\n\n[enum.side]\nsummary = \"A side.\"\nvalues = { left = \"\" }\n",
        r#"
error: `color` is never used
  --> shop.toml:11:12
   |
11 | [structure.color]
   |            ^^^^^ no field has this type
   |
   = help: use it, or remove it

error: `side` is never used
  --> shop.toml:15:7
   |
15 | [enum.side]
   |       ^^^^ no field has this type
   |
   = help: use it, or remove it

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_structure_that_contains_itself() {
    check_shop(
        "response = \"box\"\n\n[structure.box]\nsummary = \"A box.\"\nfields = { lid = \"lid\", boxes = \"[box]\" }\n\n[structure.lid]\nsummary = \"A lid.\"\nfields = { of = \"box?\" }\n",
        r#"
error: `box` contains itself
  --> shop.toml:13:12
   |
13 | [structure.box]
   |            ^^^ a value of this type would be infinite
   |
   = help: make the field a list, such as "[item]", or a map

error: `lid` contains itself
  --> shop.toml:17:12
   |
17 | [structure.lid]
   |            ^^^ a value of this type would be infinite
   |
   = help: make the field a list, such as "[item]", or a map

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_structure_with_the_name_of_a_type() {
    check_shop(
        "[structure.string]\nsummary = \"A string.\"\nfields = { length = \"i32\" }\n\n[enum.\"left or right\"]\nsummary = \"A side.\"\nvalues = { left = \"\" }\n",
        r#"
error: a type can't be called `string`
  --> shop.toml:11:12
   |
11 | [structure.string]
   |            ^^^^^^ this is already a type
   |
   = help: rename it

error: a type can't be called `left or right`
  --> shop.toml:15:7
   |
15 | [enum."left or right"]
   |       ^^^^^^^^^^^^^^^ a field can't refer to a type of this name
   |
   = help: rename it: the name of a type consists of letters, digits, `_` and `-`

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_structure_that_is_signed_for_something_other_than_a_uri() {
    check_shop(
        "[structure.order]\nsummary = \"An order.\"\ndoc = \"page\"\nsigned_uri = \"requestOrder\"\nfields = { id = \"string\" }\n",
        r#"
error: invalid page address
  --> shop.toml:13:7
   |
13 | doc = "page"
   |       ^^^^^^ an address starts with https:// and has no spaces
   |
   = help: write an address such as "https://developer.open-douyin.com/docs/..."; other text belongs in `note`

error: invalid URI to sign
  --> shop.toml:14:14
   |
14 | signed_uri = "requestOrder"
   |              ^^^^^^^^^^^^^^ a URI starts with / and has no spaces
   |
   = help: write the URI in the signed message, such as "/requestOrder"

the catalogue has 2 errors"#,
    );
}

#[test]
fn an_enumeration_without_values() {
    check_shop(
        "response = \"side\"\n\n[enum.side]\nsummary = \"A side.\"\nvalues = {}\n",
        r#"
error: enumeration `side` has no values
  --> shop.toml:15:10
   |
15 | values = {}
   |          ^^ this table is empty
   |
   = help: write values = { douyin = "What it means." }; if no values are known, use the type "string"

the catalogue has 1 error"#,
    );
}
