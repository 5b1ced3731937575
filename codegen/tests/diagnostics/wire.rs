//! Diagnostics for files, the encoding that they need, and joined lists.

use crate::check_shop;

#[test]
fn a_file_needs_a_multipart_body() {
    check_shop(
        "encoding = \"form\"\n\n[endpoint.body]\ncover = \"file\"\n",
        r#"
error: the file `cover` needs a multipart body
  --> shop.toml:14:1
   |
11 | encoding = "form"
   |            ------ the encoding
...
14 | cover = "file"
   | ^^^^^ a form body can't hold a file
   |
   = help: write encoding = "multipart"

the catalogue has 1 error"#,
    );
}

#[test]
fn several_files_need_a_multipart_body() {
    check_shop(
        "[endpoint.body]\nname = \"string\"\nviews = \"[file]?\"\n",
        r#"
error: the file `views` needs a multipart body
  --> shop.toml:13:1
   |
13 | views = "[file]?"
   | ^^^^^ a json body can't hold a file
   |
   = help: add encoding = "multipart" to the endpoint

the catalogue has 1 error"#,
    );
}

#[test]
fn a_file_with_an_unknown_encoding() {
    check_shop(
        "encoding = \"multi\"\nbody = { cover = \"file\" }\n",
        r#"
error: unknown encoding `multi`
  --> shop.toml:11:12
   |
11 | encoding = "multi"
   |            ^^^^^^^ no encoding has this name
   |
   = help: did you mean `multipart`?

the catalogue has 1 error"#,
    );
}

#[test]
fn files_in_other_places() {
    check_shop(
        "encoding = \"multipart\"\nquery = { cover = \"file\" }\n\n[endpoint.body]\nmany = \"{file}\"\ndeep = \"[[file]]\"\npacked = \"json_string<file>\"\nitem = { fields = { cover = \"file\" } }\nparcel = \"parcel\"\n\n[endpoint.response]\ncover = \"file?\"\n\n[structure.parcel]\nsummary = \"A parcel.\"\nfields = { cover = \"file\" }\n",
        r#"
error: a file is not allowed here
  --> shop.toml:12:11
   |
12 | query = { cover = "file" }
   |           ^^^^^ a file must be a field of the body itself
   |
   = help: move it directly into [endpoint.body]

error: a file is not allowed here
  --> shop.toml:15:1
   |
15 | many = "{file}"
   | ^^^^ neither a file nor a list of files
   |
   = help: write "file", or "[file]" for several files under one name

error: a file is not allowed here
  --> shop.toml:16:1
   |
16 | deep = "[[file]]"
   | ^^^^ neither a file nor a list of files
   |
   = help: write "file", or "[file]" for several files under one name

error: a file is not allowed here
  --> shop.toml:17:1
   |
17 | packed = "json_string<file>"
   | ^^^^^^ neither a file nor a list of files
   |
   = help: write "file", or "[file]" for several files under one name

error: a file is not allowed here
  --> shop.toml:18:21
   |
18 | item = { fields = { cover = "file" } }
   |                     ^^^^^ a file must be a field of the body itself
   |
   = help: move it directly into [endpoint.body]

error: a file is not allowed here
  --> shop.toml:22:1
   |
22 | cover = "file?"
   | ^^^^^ this field is read, not sent
   |
   = help: remove it; if the whole response is a file, write response = "binary"

error: a file is not allowed here
  --> shop.toml:26:12
   |
26 | fields = { cover = "file" }
   |            ^^^^^ a file must be a field of the body itself
   |
   = help: move it directly into [endpoint.body]

the catalogue has 7 errors"#,
    );
}

#[test]
fn a_file_as_a_payload() {
    check_shop(
        "response = \"[file]\"\n",
        r#"
error: a file is not allowed here
  --> shop.toml:11:12
   |
11 | response = "[file]"
   |            ^^^^^^^^ a payload is read, not sent
   |
   = help: write response = "binary" if the response is bytes

the catalogue has 1 error"#,
    );
}

#[test]
fn keys_of_a_file_that_do_nothing() {
    check_shop(
        "encoding = \"multipart\"\n\n[endpoint.body]\ncover = { type = \"file\", max_bytes = 5, default = \"x\", join = \",\" }\nviews = { type = \"[file]\", default = [\"a\"] }\n",
        r#"
error: `max_bytes` has no effect here
  --> shop.toml:14:38
   |
14 | cover = { type = "file", max_bytes = 5, default = "x", join = "," }
   |                                      ^ this field holds no strings
   |
   = help: remove it: it limits strings, including those in lists and maps

error: the default has the wrong type
  --> shop.toml:14:51
   |
14 | cover = { type = "file", max_bytes = 5, default = "x", join = "," }
   |                                                   ^^^ does not match the field's type
   |
   = help: remove it: only the caller can supply a file

error: `join` has no effect here
  --> shop.toml:14:63
   |
14 | cover = { type = "file", max_bytes = 5, default = "x", join = "," }
   |                                                               ^^^ this field is not a list
   |
   = help: remove it: it only joins lists of strings, numbers, booleans or enumeration values

error: the default has the wrong type
  --> shop.toml:15:38
   |
15 | views = { type = "[file]", default = ["a"] }
   |                                      ^^^^^ does not match the field's type
   |
   = help: remove it: only the caller can supply a file

the catalogue has 4 errors"#,
    );
}

#[test]
fn a_join_that_joins_nothing() {
    check_shop(
        "[endpoint.body]\nname = { type = \"string\", join = \",\" }\nparts = { type = \"[json]\", join = \",\" }\ngrid = { type = \"[[i64]]\", join = \",\" }\nrows = { items = { id = \"string\" }, join = \",\" }\nids = { type = \"json_string<[i64]>\", join = \",\" }\n\n[endpoint.response]\ntags = { type = \"[string]\", join = \",\" }\n",
        r#"
error: `join` has no effect here
  --> shop.toml:12:34
   |
12 | name = { type = "string", join = "," }
   |                                  ^^^ this field is not a list
   |
   = help: remove it: it only joins lists of strings, numbers, booleans or enumeration values

error: `join` has no effect here
  --> shop.toml:13:35
   |
13 | parts = { type = "[json]", join = "," }
   |                                   ^^^ the entries of this list are not plain values
   |
   = help: remove it: it only joins lists of strings, numbers, booleans or enumeration values

error: `join` has no effect here
  --> shop.toml:14:35
   |
14 | grid = { type = "[[i64]]", join = "," }
   |                                   ^^^ the entries of this list are not plain values
   |
   = help: remove it: it only joins lists of strings, numbers, booleans or enumeration values

error: `join` has no effect here
  --> shop.toml:15:44
   |
15 | rows = { items = { id = "string" }, join = "," }
   |                                            ^^^ the entries of this list are not plain values
   |
   = help: remove it: it only joins lists of strings, numbers, booleans or enumeration values

error: `join` has no effect here
  --> shop.toml:16:45
   |
16 | ids = { type = "json_string<[i64]>", join = "," }
   |                                             ^^^ this field is not a list
   |
   = help: remove it: it only joins lists of strings, numbers, booleans or enumeration values

error: `join` has no effect here
  --> shop.toml:19:36
   |
19 | tags = { type = "[string]", join = "," }
   |                                    ^^^ this field is read, not sent
   |
   = help: remove it: only lists that are sent are joined

the catalogue has 6 errors"#,
    );
}

#[test]
fn a_join_without_a_separator() {
    check_shop(
        "[endpoint.body]\ntags = { type = \"[string]\", join = \"\" }\nmore = { type = \"[string]\", join = [\",\"] }\n",
        r#"
error: `join` is empty
  --> shop.toml:12:36
   |
12 | tags = { type = "[string]", join = "" }
   |                                    ^^ without a separator, the entries can't be told apart
   |
   = help: write the text between two entries, such as join = ","

error: `join` must be a string
  --> shop.toml:13:36
   |
13 | more = { type = "[string]", join = [","] }
   |                                    ^^^^^ this is a list
   |
   = help: write join = ","

the catalogue has 2 errors"#,
    );
}

#[test]
fn a_default_of_a_joined_list() {
    check_shop(
        "[endpoint.body]\ntags = { type = \"[string]\", join = \",\", default = [\"a\"] }\nsame = { type = \"[i64]\", join = \",\", default = \"1,2\" }\n",
        r#"
error: the default has the wrong type
  --> shop.toml:12:51
   |
12 | tags = { type = "[string]", join = ",", default = ["a"] }
   |                                                   ^^^^^ does not match the field's type
   |
   = help: write the joined text, as it is sent, or remove the default

the catalogue has 1 error"#,
    );
}
