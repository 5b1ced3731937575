//! Hosts, credentials and the other things that endpoints refer to.

use crate::check;

#[test]
fn addresses_that_are_no_hosts() {
    check(
        &[(
            "more.toml",
            "[host.shop]\nsummary = \"The shop.\"\nproduction = \"shop.example.com\"\nsandbox = \"https://sandbox.example.com/\"\nfamily = \"shop\"\n",
        )],
        r#"
error: not the address of a host
 --> more.toml:3:14
  |
3 | production = "shop.example.com"
  |              ^^^^^^^^^^^^^^^^^^ an address starts with https:// and does not end with a slash
  |
  = help: write it like "https://open.example.com"

error: not the address of a host
 --> more.toml:4:11
  |
4 | sandbox = "https://sandbox.example.com/"
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an address starts with https:// and does not end with a slash
  |
  = help: write it like "https://open.example.com"

the catalogue has 2 faults"#,
    );
}

#[test]
fn a_credential_called_none() {
    check(
        &[(
            "more.toml",
            "[credential.none]\ntitle = \"no_token\"\nsummary = \"No token.\"\nheader = \"X-None\"\n",
        )],
        r#"
error: a credential can't be called `none`
 --> more.toml:1:13
  |
1 | [credential.none]
  |             ^^^^ auth = "none" says that an endpoint wants no token
  |
  = help: rename it

the catalogue has 1 fault"#,
    );
}

#[test]
fn an_unknown_scheme() {
    check(
        &[(
            "more.toml",
            "[signature.rsa]\nsummary = \"RSA of the body.\"\nscheme = \"rsa\"\nheader = \"X-Sign\"\n",
        )],
        r#"
error: unknown signature scheme `rsa`
 --> more.toml:3:10
  |
3 | scheme = "rsa"
  |          ^^^^^ no signature scheme has this name
  |
  = help: known are: session

the catalogue has 1 fault"#,
    );
}

#[test]
fn an_empty_list_of_places_of_the_payload() {
    check(
        &[(
            "more.toml",
            "[envelope.shop]\nsummary = \"The shop's.\"\npayload = []\n",
        )],
        r#"
error: an envelope without `payload`
 --> more.toml:1:1
  |
1 | [envelope.shop]
  | ^^^^^^^^^^^^^^^ `payload` is missing here
  |
  = help: add payload = ["data"], or ["."] where the answer itself is the payload

the catalogue has 1 fault"#,
    );
}
