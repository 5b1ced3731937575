//! Queries that tell the outcome of a call.

use crate::{PLATFORM, SHOP, check_shop, outcome};

/// An endpoint that buys something, without the key `outcome`. It is written below `SHOP`, in lines 12 to 17.
const BUY: &str = r#"
[[endpoint]]
name     = "buy"
summary  = "Buy something."
request  = "POST open:/buy"
auth     = "none"
envelope = "err_no"
"#;

#[test]
fn a_query_tells_the_outcome() {
    let shop = SHOP.to_owned() + "safe = true\n" + BUY + "outcome = \"shop.list_items\"\n";
    let files = [("platform.toml", PLATFORM), ("shop.toml", &shop)];
    let files = files.map(|(name, text)| (name, text.as_bytes()));
    assert_eq!(outcome(&files), Ok(2));
}

#[test]
fn what_is_no_query() {
    let buy_again = BUY.replace("buy", "buy_again") + "safe = true\noutcome = \"shop.buy_again\"\n";
    check_shop(
        &format!("outcome = \"shop.buy_again\"\n{BUY}outcome = \"shop.list_items\"\n{buy_again}"),
        r#"
error: `shop.buy_again` can't tell the outcome of a call
  --> shop.toml:11:11
   |
11 | outcome = "shop.buy_again"
   |           ^^^^^^^^^^^^^^^^ its own calls have an outcome
   |
   = help: name a query, an endpoint with safe = true and without `outcome`, or remove this key

error: `shop.list_items` can't tell the outcome of a call
  --> shop.toml:19:11
   |
19 | outcome = "shop.list_items"
   |           ^^^^^^^^^^^^^^^^^ it is not safe to repeat
   |
   = help: name a query, an endpoint with safe = true and without `outcome`, or remove this key

error: `shop.buy_again` can't tell the outcome of a call
  --> shop.toml:28:11
   |
28 | outcome = "shop.buy_again"
   |           ^^^^^^^^^^^^^^^^ this is the endpoint itself
   |
   = help: name a query, an endpoint with safe = true and without `outcome`, or remove this key

the catalogue has 3 errors"#,
    );
}

#[test]
fn a_query_that_does_not_exist() {
    check_shop(
        "outcome = \"shop.list_item\"\n",
        r#"
error: unknown endpoint `shop.list_item`
  --> shop.toml:11:11
   |
11 | outcome = "shop.list_item"
   |           ^^^^^^^^^^^^^^^^ no endpoint has this name
   |
   = help: did you mean `shop.list_items`?

the catalogue has 1 error"#,
    );
}

#[test]
fn a_query_that_is_no_text() {
    check_shop(
        "outcome = true\n",
        r#"
error: `outcome` must be a string
  --> shop.toml:11:11
   |
11 | outcome = true
   |           ^^^^ this is true or false
   |
   = help: write outcome = "chapter.query_something"

the catalogue has 1 error"#,
    );
}
