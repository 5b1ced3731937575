//! Two of one name, and names that Rust or the generator does not allow.

use crate::{SHOP, check, check_shop, check_shop_with};

#[test]
fn an_endpoint_twice() {
    let again = SHOP[SHOP.find("[[endpoint]]").unwrap()..].replace(":/items", ":/items/all");
    check_shop(
        &format!("\n{again}"),
        r#"
error: endpoint `list_items` stands twice
  --> shop.toml:13:12
   |
 6 | name     = "list_items"
   |            ------------ the first one
...
13 | name     = "list_items"
   |            ^^^^^^^^^^^^ the second one
   |
   = help: rename one of the two, or take it out

the catalogue has 1 fault"#,
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
error: two endpoints would be called `ListItems` in Rust
  --> shop.toml:13:12
   |
 6 | name     = "list_items"
   |            ------------ the first one
...
13 | name     = "listItems"
   |            ^^^^^^^^^^^ the second one
   |
   = help: rename one of the two, or take it out

the catalogue has 1 fault"#,
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

the catalogue has 1 fault"#,
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

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_chapter_twice() {
    let other = SHOP.replace(":/items", ":/things");
    check(
        &[("a/shop.toml", SHOP), ("b/shop.toml", &other)],
        r#"
error: chapter `shop` stands twice
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
  = help: rename one of the two files: a chapter is called like its file, whatever the folder

the catalogue has 1 fault"#,
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
  | ^^^^^^^^^ the crate has a module or another item of this name
  |
  = help: rename the file

the catalogue has 1 fault"#,
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
error: host `open` stands twice
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
  = help: rename one of the two, or take it out

error: two envelopes would be called `ERR_NO` in Rust
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
   = help: rename one of the two, or take it out

the catalogue has 2 faults"#,
    );
}

#[test]
fn two_fields_of_one_rust_name() {
    check_shop(
        "[endpoint.query]\nopen_id = \"string\"\n\n[endpoint.body]\nopenId = \"string\"\n",
        r#"
error: two fields would be called `open_id` in Rust
  --> shop.toml:15:1
   |
12 | open_id = "string"
   | ------- the first one
...
15 | openId = "string"
   | ^^^^^^ the second one
   |
   = help: give one of the two another name in Rust: { type = "...", rust = "other_name" }

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_field_beside_a_body_that_is_open() {
    check_shop(
        "body = \"json\"\n\n[endpoint.query]\nbody = \"string\"\n",
        r#"
error: two fields would be called `body` in Rust
  --> shop.toml:14:1
   |
14 | body = "string"
   | ^^^^ the other is the body
   |
   = help: give the field another name in Rust: { type = "...", rust = "other_name" }

the catalogue has 1 fault"#,
    );
}

#[test]
fn two_types_of_one_rust_name() {
    check_shop(
        "[endpoint.body]\ncolor = \"list_items_call\"\n\n[endpoint.body.paint.fields]\nred = \"i32\"\n\n[endpoint.body.coat]\nname = \"list_items_paint\"\nfields = { red = \"i32\" }\n\n[structure.list_items_call]\nsummary = \"A call.\"\nfields = { to = \"string\" }\n",
        r#"
error: two types would be called `ListItemsCall` in Rust
  --> shop.toml:6:12
   |
 6 | name     = "list_items"
   |            ^^^^^^^^^^^^ the type of this call
...
21 | [structure.list_items_call]
   |            --------------- and of this structure
   |
   = help: rename one of the two; a nested structure is renamed with `name`

error: two types would be called `ListItemsPaint` in Rust
  --> shop.toml:18:8
   |
14 | [endpoint.body.paint.fields]
   |                ----- and of this nested structure
...
18 | name = "list_items_paint"
   |        ^^^^^^^^^^^^^^^^^^ the type of this nested structure
   |
   = help: rename one of the two; a nested structure is renamed with `name`

the catalogue has 2 faults"#,
    );
}

#[test]
fn two_values_of_one_rust_name() {
    check_shop(
        "response = \"side\"\n\n[enum.side]\nsummary = \"A side.\"\nvalues = { \"top-left\" = \"\", top_left = \"\", \"+\" = \"\" }\n",
        r#"
error: two values would be called `TopLeft` in Rust
  --> shop.toml:15:29
   |
15 | values = { "top-left" = "", top_left = "", "+" = "" }
   |            ----------       ^^^^^^^^ the second one
   |            |
   |            the first one
   |
   = help: leave one of the two out: a value that is not listed is sent and read all the same, as `Other`

error: `+` can't be turned into a Rust name
  --> shop.toml:15:44
   |
15 | values = { "top-left" = "", top_left = "", "+" = "" }
   |                                            ^^^ no letter or digit in it
   |
   = help: leave it out: a value that is not listed is sent and read all the same, as `Other`

the catalogue has 2 faults"#,
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
  |            ^^^^^ no letter or digit in it
  |
  = help: rename it

error: `%` can't be turned into a Rust name
 --> shop.toml:7:14
  |
7 | response = { "%" = "string", "$" = { type = "string", rust = "?" }, "" = "string" }
  |              ^^^ no letter or digit in it
  |
  = help: say what to call it: rust = "name"

error: `?` can't be turned into a Rust name
 --> shop.toml:7:62
  |
7 | response = { "%" = "string", "$" = { type = "string", rust = "?" }, "" = "string" }
  |                                                              ^^^ no letter or digit in it
  |
  = help: say what to call it: rust = "name"

error: a field without a name
 --> shop.toml:7:69
  |
7 | response = { "%" = "string", "$" = { type = "string", rust = "?" }, "" = "string" }
  |                                                                     ^^ the name on the wire belongs here
  |
  = help: write it between the quotes, or take the field out

the catalogue has 4 faults"#,
    );
}
