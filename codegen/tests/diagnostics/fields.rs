//! Fields and the types they have.

use crate::check_shop;

#[test]
fn a_default_of_another_type() {
    check_shop(
        "[endpoint.body]\ncount = { type = \"i32\", default = \"5\" }\nopen = { type = \"flag\", default = true }\nkinds = { type = \"[string]\", default = [\"a\", 1] }\nmore = { type = \"json_string<[i64]>\", default = [1] }\n",
        r#"
error: a default of another type
  --> shop.toml:12:35
   |
12 | count = { type = "i32", default = "5" }
   |                                   ^^^ not of the field's type
   |
   = help: write a value of the field's type, or take the default out

error: a default of another type
  --> shop.toml:13:35
   |
13 | open = { type = "flag", default = true }
   |                                   ^^^^ not of the field's type
   |
   = help: write 1 or 0, as it goes over the wire, or take the default out

error: a default of another type
  --> shop.toml:14:40
   |
14 | kinds = { type = "[string]", default = ["a", 1] }
   |                                        ^^^^^^^^ not of the field's type
   |
   = help: write a value of the field's type, or take the default out

error: a default of another type
  --> shop.toml:15:49
   |
15 | more = { type = "json_string<[i64]>", default = [1] }
   |                                                 ^^^ not of the field's type
   |
   = help: write the JSON as a string, as it goes over the wire, or take the default out

the catalogue has 4 faults"#,
    );
}

#[test]
fn keys_of_requests_in_an_answer() {
    check_shop(
        "[endpoint.response]\nname = { type = \"string\", max_bytes = 5, default = \"x\" }\ntags = { type = \"[string]\", max_items = 5 }\nsize = \"scalar\"\n",
        r#"
error: `max_bytes` does nothing here
  --> shop.toml:12:39
   |
12 | name = { type = "string", max_bytes = 5, default = "x" }
   |                                       ^ this field is read, not sent
   |
   = help: take it out: only what is sent is checked and has defaults

error: `default` does nothing here
  --> shop.toml:12:52
   |
12 | name = { type = "string", max_bytes = 5, default = "x" }
   |                                                    ^^^ this field is read, not sent
   |
   = help: take it out: only what is sent is checked and has defaults

error: `max_items` does nothing here
  --> shop.toml:13:41
   |
13 | tags = { type = "[string]", max_items = 5 }
   |                                         ^ this field is read, not sent
   |
   = help: take it out: only what is sent is checked and has defaults

error: a `scalar` can't stand here
  --> shop.toml:14:1
   |
14 | size = "scalar"
   | ^^^^ this field is read, not sent
   |
   = help: write "string", which reads numbers and truth values as well

the catalogue has 4 faults"#,
    );
}

#[test]
fn keys_of_answers_in_a_request() {
    check_shop(
        "[endpoint.body]\nname = { type = \"string\", also = [\"title\"] }\n",
        r#"
error: `also` does nothing here
  --> shop.toml:12:35
   |
12 | name = { type = "string", also = ["title"] }
   |                                   ^^^^^^^ in a field of a request
   |
   = help: take it out: only answers are read under several names

the catalogue has 1 fault"#,
    );
}

#[test]
fn limits_of_something_else() {
    check_shop(
        "[endpoint.body]\ncount = { type = \"i32\", max_bytes = 5 }\nname = { type = \"string\", max_items = 5 }\n",
        r#"
error: `max_bytes` does nothing here
  --> shop.toml:12:37
   |
12 | count = { type = "i32", max_bytes = 5 }
   |                                     ^ in a field without strings
   |
   = help: take it out: it limits strings, also those in a list or map

error: `max_items` does nothing here
  --> shop.toml:13:39
   |
13 | name = { type = "string", max_items = 5 }
   |                                       ^ neither a list nor a map
   |
   = help: take it out: it limits lists and maps

the catalogue has 2 faults"#,
    );
}

#[test]
fn a_field_with_two_types() {
    check_shop(
        "[endpoint.body]\nitem = { type = \"string\", items = { id = \"string\" } }\n",
        r#"
error: a field with two types
  --> shop.toml:12:35
   |
12 | item = { type = "string", items = { id = "string" } }
   |                 --------          ^^^^^^^^^^^^^^^^^ the second one
   |                 |
   |                 the first one
   |
   = help: keep exactly one of type, fields, items, map

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_name_or_an_optional_beside_a_type() {
    check_shop(
        "[endpoint.body]\nitem = { type = \"string\", name = \"thing\" }\nsize = { type = \"i32\", optional = true }\n",
        r#"
error: `name` names nothing
  --> shop.toml:12:34
   |
12 | item = { type = "string", name = "thing" }
   |                                  ^^^^^^^ only fields, items and map make a structure that can be named
   |
   = help: take it out, or describe the structure's fields here

error: `optional` beside `type`
  --> shop.toml:13:35
   |
13 | size = { type = "i32", optional = true }
   |                                   ^^^^ a type says it with `?`
   |
   = help: write type = "i32?"

the catalogue has 2 faults"#,
    );
}

#[test]
fn types_that_are_used_nowhere() {
    check_shop(
        "[structure.color]\nsummary = \"A color.\"\nfields = { red = \"i32\" }\n\n[enum.side]\nsummary = \"A side.\"\nvalues = { left = \"\" }\n",
        r#"
error: `color` is used nowhere
  --> shop.toml:11:12
   |
11 | [structure.color]
   |            ^^^^^ no field has this type
   |
   = help: use it, or take it out

error: `side` is used nowhere
  --> shop.toml:15:7
   |
15 | [enum.side]
   |       ^^^^ no field has this type
   |
   = help: use it, or take it out

the catalogue has 2 faults"#,
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
   |            ^^^ a value of it would never end
   |
   = help: let it hold a list of itself, as in "[item]", or a map

error: `lid` contains itself
  --> shop.toml:17:12
   |
17 | [structure.lid]
   |            ^^^ a value of it would never end
   |
   = help: let it hold a list of itself, as in "[item]", or a map

the catalogue has 2 faults"#,
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
   |            ^^^^^^ this is a type already
   |
   = help: rename it

error: a type can't be called `left or right`
  --> shop.toml:15:7
   |
15 | [enum."left or right"]
   |       ^^^^^^^^^^^^^^^ a field can't have this as its type
   |
   = help: rename it: the name of a type is a word of letters, digits, `_` and `-`

the catalogue has 2 faults"#,
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
   |          ^^ nothing stands here
   |
   = help: write values = { douyin = "What it means." }; a text without known values is a "string"

the catalogue has 1 fault"#,
    );
}
