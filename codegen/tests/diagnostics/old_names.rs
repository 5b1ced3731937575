//! Diagnostics for old names of endpoints and for the example of a chapter.

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
error: the old name `list_items` is already taken
  --> shop.toml:11:17
   |
 6 | name     = "list_items"
   |            ------------ an endpoint has or had this name
...
11 | renamed_from = ["list_items", "sell_item", "buy_item", ""]
   |                 ^^^^^^^^^^^^ this endpoint would get a method with this name
   |
   = help: remove it: a name can refer to only one endpoint

error: the old name `sell_item` is already taken
  --> shop.toml:11:31
   |
11 | renamed_from = ["list_items", "sell_item", "buy_item", ""]
   |                               ^^^^^^^^^^^ this endpoint would get a method with this name
...
14 | name = "sell_item"
   |        ----------- an endpoint has or had this name
   |
   = help: remove it: a name can refer to only one endpoint

error: an old name is empty
  --> shop.toml:11:56
   |
11 | renamed_from = ["list_items", "sell_item", "buy_item", ""]
   |                                                        ^^ expected a non-empty string
   |
   = help: write the endpoint's old name, or remove the entry

error: the old name `buy_item` is already taken
  --> shop.toml:15:16
   |
11 | renamed_from = ["list_items", "sell_item", "buy_item", ""]
   |                                            ---------- an endpoint has or had this name
...
15 | renamed_from = "buy_item"
   |                ^^^^^^^^^^ this endpoint would get a method with this name
   |
   = help: remove it: a name can refer to only one endpoint

the catalogue has 4 errors"#,
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
error: two types would have the Rust name `QueryItemResponse`
  --> shop.toml:11:16
   |
11 | renamed_from = "query_item"
   |                ^^^^^^^^^^^^ the type of this old name's response
...
14 | [structure.query_item_response]
   |            ------------------- the type of this structure
   |
   = help: rename one of the two; to rename a nested structure, set its `name`

the catalogue has 1 error"#,
    );
}

#[test]
fn a_chapter_whose_example_is_not_there() {
    let text = SHOP.replace("[[endpoint]]", "example = \"list_item\"\n\n[[endpoint]]");
    check(
        &[("shop.toml", &text)],
        r#"
error: unknown endpoint of this chapter `list_item`
 --> shop.toml:5:11
  |
5 | example = "list_item"
  |           ^^^^^^^^^^^ no endpoint of this chapter has this name
  |
  = help: did you mean `list_items`?

the catalogue has 1 error"#,
    );
}
