//! Diagnostics for duplicate names and for names that Rust or the generator does not allow.

use crate::{SHOP, check, check_shop, check_shop_with};

#[test]
fn an_endpoint_twice() {
    let again = SHOP[SHOP.find("[[endpoint]]").unwrap()..].replace(":/items", ":/items/all");
    check_shop(
        &format!("\n{again}"),
        r#"
error: endpoint `list_items` is defined twice
  --> shop.toml:13:12
   |
 6 | name     = "list_items"
   |            ------------ the first one
...
13 | name     = "list_items"
   |            ^^^^^^^^^^^^ the second one
   |
   = help: rename one of the two, or remove it

the catalogue has 1 error"#,
    );
}

#[test]
fn two_endpoints_of_one_rust_name() {
    let again = SHOP[SHOP.find("[[endpoint]]").unwrap()..]
        .replace(":/items", ":/items/all")
        .replace("list_items", "listItems");
    check_shop(
        &format!("\n{again}"),
        r#"
error: two endpoints would have the Rust name `ListItems`
  --> shop.toml:13:12
   |
 6 | name     = "list_items"
   |            ------------ the first one
...
13 | name     = "listItems"
   |            ^^^^^^^^^^^ the second one
   |
   = help: rename one of the two, or remove it

the catalogue has 1 error"#,
    );
}

#[test]
fn a_method_host_and_path_twice() {
    let store = SHOP.replace("list_items", "find_items");
    check(
        &[("shop.toml", SHOP), ("store.toml", &store)],
        r#"
error: `POST open:/items` is described twice
 --> store.toml:8:12
  |
8 | request  = "POST open:/items"
  |            ^^^^^^^^^^^^^^^^^^ the second endpoint with this method, host and path
  |
 ::: shop.toml:8:12
  |
8 | request  = "POST open:/items"
  |            ------------------ the first one
  |
  = help: merge the two into one endpoint

the catalogue has 1 error"#,
    );
}

#[test]
fn a_path_twice_with_placeholders_of_other_names() {
    let with = |name: &str| {
        SHOP[SHOP.find("[[endpoint]]").unwrap()..]
            .replace("list_items", &format!("get_{name}"))
            .replace(":/items", &format!(":/items/{{{name}}}"))
            + &format!("[endpoint.path]\n{name} = \"string\"\n\n")
    };
    check_shop(
        &format!("\n{}{}", with("id"), with("item")),
        r#"
error: `POST open:/items/{item}` is described twice
  --> shop.toml:24:12
   |
15 | request  = "POST open:/items/{id}"
   |            ----------------------- the first one
...
24 | request  = "POST open:/items/{item}"
   |            ^^^^^^^^^^^^^^^^^^^^^^^^^ the second endpoint with this method, host and path
   |
   = help: merge the two into one endpoint

the catalogue has 1 error"#,
    );
}

#[test]
fn a_chapter_twice() {
    let other = SHOP.replace(":/items", ":/things");
    check(
        &[("a/shop.toml", SHOP), ("b/shop.toml", &other)],
        r#"
error: chapter `shop` is defined twice
 --> b/shop.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ the second one
  |
 ::: a/shop.toml:1:1
  |
1 | [chapter]
  | --------- the first one
  |
  = help: rename one of the two files: a chapter has the name of its file, in whatever folder it is

the catalogue has 1 error"#,
    );
}

#[test]
fn a_chapter_with_the_name_of_something_generated() {
    check(
        &[("basic/platform.toml", SHOP)],
        r#"
error: a chapter can't be called `platform`
 --> basic/platform.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ the crate already has a module or another item of this name
  |
  = help: rename the file

the catalogue has 1 error"#,
    );
}

#[test]
fn a_definition_twice() {
    check(
        &[(
            "more.toml",
            "[host.open]\nsummary = \"Again.\"\nproduction = \"https://shop.example.com\"\nfamily = \"shop\"\n\n[envelope.errNo]\nsummary = \"Alike.\"\npayload = [\".\"]\n",
        )],
        r#"
error: host `open` is defined twice
 --> platform.toml:1:7
  |
1 | [host.open]
  |       ^^^^ the second one
  |
 ::: more.toml:1:7
  |
1 | [host.open]
  |       ---- the first one
  |
  = help: rename one of the two, or remove it

error: two envelopes would have the Rust name `ERR_NO`
  --> platform.toml:11:11
   |
11 | [envelope.err_no]
   |           ^^^^^^ the second one
   |
  ::: more.toml:6:11
   |
 6 | [envelope.errNo]
   |           ----- the first one
   |
   = help: rename one of the two, or remove it

the catalogue has 2 errors"#,
    );
}

#[test]
fn two_fields_of_one_rust_name() {
    check_shop(
        "[endpoint.query]\nopen_id = \"string\"\n\n[endpoint.body]\nopenId = \"string\"\n",
        r#"
error: two fields would have the Rust name `open_id`
  --> shop.toml:15:1
   |
12 | open_id = "string"
   | ------- the first one
...
15 | openId = "string"
   | ^^^^^^ the second one
   |
   = help: choose another Rust name for one of the two: { type = "...", rust = "other_name" }

the catalogue has 1 error"#,
    );
}

#[test]
fn a_field_beside_a_body_that_is_open() {
    check_shop(
        "body = \"json\"\n\n[endpoint.query]\nbody = \"string\"\n",
        r#"
error: two fields would have the Rust name `body`
  --> shop.toml:14:1
   |
14 | body = "string"
   | ^^^^ the other one is the whole body
   |
   = help: choose another Rust name for the field: { type = "...", rust = "other_name" }

the catalogue has 1 error"#,
    );
}

#[test]
fn two_types_of_one_rust_name() {
    check_shop(
        "[endpoint.body]\ncolor = \"list_items_call\"\n\n[endpoint.body.paint.fields]\nred = \"i32\"\n\n[endpoint.body.coat]\nname = \"list_items_paint\"\nfields = { red = \"i32\" }\n\n[structure.list_items_call]\nsummary = \"A call.\"\nfields = { to = \"string\" }\n",
        r#"
error: two types would have the Rust name `ListItemsCall`
  --> shop.toml:6:12
   |
 6 | name     = "list_items"
   |            ^^^^^^^^^^^^ the type of this call
...
21 | [structure.list_items_call]
   |            --------------- the type of this structure
   |
   = help: rename one of the two; to rename a nested structure, set its `name`

error: two types would have the Rust name `ListItemsPaint`
  --> shop.toml:18:8
   |
14 | [endpoint.body.paint.fields]
   |                ----- the type of this nested structure
...
18 | name = "list_items_paint"
   |        ^^^^^^^^^^^^^^^^^^ the type of this nested structure
   |
   = help: rename one of the two; to rename a nested structure, set its `name`

the catalogue has 2 errors"#,
    );
}

#[test]
fn two_values_of_one_rust_name() {
    check_shop(
        "response = \"side\"\n\n[enum.side]\nsummary = \"A side.\"\nvalues = { \"top-left\" = \"\", top_left = \"\", \"+\" = \"\" }\n",
        r#"
error: two values would have the Rust name `TopLeft`
  --> shop.toml:15:29
   |
15 | values = { "top-left" = "", top_left = "", "+" = "" }
   |            ----------       ^^^^^^^^ the second one
   |            |
   |            the first one
   |
   = help: remove one of the two: a value that is not listed can still be sent and read, as `Other`

error: `+` can't be turned into a Rust name
  --> shop.toml:15:44
   |
15 | values = { "top-left" = "", top_left = "", "+" = "" }
   |                                            ^^^ contains no letter or digit
   |
   = help: remove it: a value that is not listed can still be sent and read, as `Other`

the catalogue has 2 errors"#,
    );
}

#[test]
fn names_without_a_letter() {
    check_shop_with(
        "\"list_items\"",
        "\"+++\"\nresponse = { \"%\" = \"string\", \"$\" = { type = \"string\", rust = \"?\" }, \"\" = \"string\" }",
        r#"
error: `+++` can't be turned into a Rust name
 --> shop.toml:6:12
  |
6 | name     = "+++"
  |            ^^^^^ contains no letter or digit
  |
  = help: rename it

error: `%` can't be turned into a Rust name
 --> shop.toml:7:14
  |
7 | response = { "%" = "string", "$" = { type = "string", rust = "?" }, "" = "string" }
  |              ^^^ contains no letter or digit
  |
  = help: choose a Rust name for it: rust = "name"

error: `?` can't be turned into a Rust name
 --> shop.toml:7:62
  |
7 | response = { "%" = "string", "$" = { type = "string", rust = "?" }, "" = "string" }
  |                                                              ^^^ contains no letter or digit
  |
  = help: choose a Rust name for it: rust = "name"

error: a field needs a name
 --> shop.toml:7:69
  |
7 | response = { "%" = "string", "$" = { type = "string", rust = "?" }, "" = "string" }
  |                                                                     ^^ expected its name on the wire
  |
  = help: write the name between the quotes, or remove the field

the catalogue has 4 errors"#,
    );
}
