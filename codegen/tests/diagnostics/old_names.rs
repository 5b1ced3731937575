//! Old names of endpoints, and the endpoint that a chapter shows.

use crate::{SHOP, check, check_shop};

#[test]
fn an_old_name_that_is_taken() {
    check_shop(
        r#"renamed_from = ["list_items", "sell_item", "buy_item", ""]

[[endpoint]]
name = "sell_item"
renamed_from = "buy_item"
summary = "Sell it."
request = "POST open:/sell"
auth = "none"
envelope = "err_no"
"#,
        r#"
error: the old name `list_items` is taken
  --> shop.toml:11:17
   |
 6 | name     = "list_items"
   |            ------------ an endpoint has this name, or had it
...
11 | renamed_from = ["list_items", "sell_item", "buy_item", ""]
   |                 ^^^^^^^^^^^^ a method under this name would lead here
   |
   = help: take it out: a name leads to one endpoint

error: the old name `sell_item` is taken
  --> shop.toml:11:31
   |
11 | renamed_from = ["list_items", "sell_item", "buy_item", ""]
   |                               ^^^^^^^^^^^ a method under this name would lead here
...
14 | name = "sell_item"
   |        ----------- an endpoint has this name, or had it
   |
   = help: take it out: a name leads to one endpoint

error: an old name that is empty
  --> shop.toml:11:56
   |
11 | renamed_from = ["list_items", "sell_item", "buy_item", ""]
   |                                                        ^^ nothing stands here
   |
   = help: write the name that the endpoint had, or take it out

error: the old name `buy_item` is taken
  --> shop.toml:15:16
   |
11 | renamed_from = ["list_items", "sell_item", "buy_item", ""]
   |                                            ---------- an endpoint has this name, or had it
...
15 | renamed_from = "buy_item"
   |                ^^^^^^^^^^ a method under this name would lead here
   |
   = help: take it out: a name leads to one endpoint

the catalogue has 4 faults"#,
    );
}

#[test]
fn an_old_name_whose_type_is_taken() {
    check_shop(
        r#"renamed_from = "query_item"
response = { name = "string", side = "query_item_response" }

[structure.query_item_response]
summary = "Something else."
fields = { id = "i64" }
"#,
        r#"
error: two types would be called `QueryItemResponse` in Rust
  --> shop.toml:11:16
   |
11 | renamed_from = "query_item"
   |                ^^^^^^^^^^^^ the type of this old name's response
...
14 | [structure.query_item_response]
   |            ------------------- and of this structure
   |
   = help: rename one of the two; a nested structure is renamed with `name`

the catalogue has 1 fault"#,
    );
}

#[test]
fn a_chapter_whose_example_is_not_there() {
    let text = SHOP.replace("[[endpoint]]", "example = \"list_item\"\n\n[[endpoint]]");
    check(
        &[("shop.toml", &text)],
        r#"
error: unknown endpoint of the chapter `list_item`
 --> shop.toml:5:11
  |
5 | example = "list_item"
  |           ^^^^^^^^^^^ no endpoint of the chapter has this name
  |
  = help: did you mean `list_items`?

the catalogue has 1 fault"#,
    );
}
