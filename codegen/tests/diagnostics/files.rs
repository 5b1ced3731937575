//! Diagnostics for files and folders that cannot be read, and for empty chapters.

use bytedance_codegen::Generator;

use crate::{PLATFORM, SHOP, check, check_shop, check_shop_with, outcome, same};

#[test]
fn a_missing_folder() {
    let report = Generator::new()
        .catalogue("no/such/folder")
        .generate()
        .unwrap_err();
    same(
        &report.to_string(),
        r#"
error: the catalogue folder no/such/folder does not exist
 |
 = help: name the folder that holds the catalogue's TOML files; in a build script, a relative path starts at the folder of the package's Cargo.toml

the catalogue has 1 error"#,
    );
}

#[test]
fn a_file_in_place_of_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.toml");
    std::fs::write(&file, SHOP).unwrap();
    let report = Generator::new().catalogue(&file).generate().unwrap_err();
    let shown = file.display().to_string().replace('\\', "/");
    let text = report.to_string().replace(&shown, "shop.toml");
    same(
        &text,
        r#"
error: the catalogue folder shop.toml is not a folder
 |
 = help: name the folder that holds the catalogue's TOML files; in a build script, a relative path starts at the folder of the package's Cargo.toml

the catalogue has 1 error"#,
    );
}

#[test]
fn a_folder_without_a_catalogue() {
    let report = outcome(&[("README.md", b"nothing")]).unwrap_err();
    let start = report.find("folder ").unwrap() + "folder ".len();
    let end = report.find(" contains").unwrap();
    let report = report.replace(&report[start..end], "HERE");
    same(
        &report,
        r#"
error: the catalogue folder HERE contains no TOML file
 |
 = help: add a chapter to it, such as login.toml, or name another folder

the catalogue has 1 error"#,
    );
}

#[test]
fn a_missing_folder_of_definitions_makes_no_name_unknown() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    let report = Generator::new()
        .definitions("no/such/folder")
        .catalogue(folder.path())
        .generate()
        .unwrap_err();
    assert_eq!(report.len(), 1);
}

#[test]
fn a_file_that_is_not_utf_8() {
    let mut latin = SHOP.replace("Buy and sell.", "Caf").into_bytes();
    let place = latin.windows(3).position(|three| three == b"Caf").unwrap() + 3;
    latin.insert(place, 0xe9);
    let files = [
        ("platform.toml", PLATFORM.as_bytes()),
        ("shop.toml", &latin),
    ];
    same(
        &outcome(&files).unwrap_err(),
        r#"
error: the file is not UTF-8
 --> shop.toml:3:15
  |
3 | summary = "Caf�"
  |               ^ the first byte that is not UTF-8
  |
  = help: save the file as UTF-8

the catalogue has 1 error"#,
    );
}

#[test]
fn a_file_that_is_utf_16_hides_its_names_from_nobody() {
    let mut wide = vec![0xff, 0xfe];
    wide.extend(PLATFORM.encode_utf16().flat_map(u16::to_le_bytes));
    let files = [("platform.toml", &wide[..]), ("shop.toml", SHOP.as_bytes())];
    let report = outcome(&files).unwrap_err();
    assert!(report.contains("platform.toml:1:1"), "{report}");
    assert!(report.contains("save the file as UTF-8"), "{report}");
    assert!(report.ends_with("the catalogue has 1 error"), "{report}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let (platform, shop) = (windows(PLATFORM), windows(SHOP));
    let files = [
        ("platform.toml", platform.as_bytes()),
        ("shop.toml", shop.as_bytes()),
    ];
    assert_eq!(outcome(&files), Ok(2));

    let shop = windows(&SHOP.replace("err_no", "err_nr"));
    check(
        &[("shop.toml", &shop)],
        r#"
error: unknown envelope `err_nr`
  --> shop.toml:10:12
   |
10 | envelope = "err_nr"
   |            ^^^^^^^^ no envelope has this name
   |
   = help: did you mean `err_no`?

the catalogue has 1 error"#,
    );
}

#[test]
fn hidden_files_are_no_part_of_the_catalogue() {
    let files: [(&str, &[u8]); 4] = [
        ("platform.toml", PLATFORM.as_bytes()),
        ("shop.toml", SHOP.as_bytes()),
        ("._shop.toml", b"\x00\x05\x16\x07\xff"),
        (".git/config.toml", b"nonsense"),
    ];
    assert_eq!(outcome(&files), Ok(2));
}

#[test]
fn a_string_that_is_never_closed() {
    check_shop_with(
        "\"List what is for sale.\"",
        "\"List what is for sale.",
        r#"
error: invalid TOML
 --> shop.toml:7:35
  |
7 | summary  = "List what is for sale.
  |                                   ^ invalid basic string, expected `"`
  |
  = help: fix the syntax; the rest of this file is not checked until then

the catalogue has 1 error"#,
    );
}

#[test]
fn a_header_that_is_never_closed() {
    check_shop_with(
        "[[endpoint]]",
        "[[endpoint",
        r#"
error: invalid TOML
 --> shop.toml:5:11
  |
5 | [[endpoint
  |           ^ unclosed array table, expected `]]`
  |
  = help: fix the syntax; the rest of this file is not checked until then

the catalogue has 1 error"#,
    );
}

#[test]
fn a_table_that_is_never_closed() {
    check_shop(
        "fill = { app_id = \"app_id\"\nsafe = true\n",
        r#"
error: invalid TOML
  --> shop.toml:12:1
   |
12 | safe = true
   | ^ missing comma between key-value pairs, expected `,`
   |
   = help: fix the syntax; the rest of this file is not checked until then

error: invalid TOML
  --> shop.toml:12:12
   |
12 | safe = true
   |            ^ unclosed inline table, expected `}`
   |
   = help: fix the syntax; the rest of this file is not checked until then

the catalogue has 2 errors"#,
    );
}

#[test]
fn several_faults_of_syntax() {
    check_shop(
        "name = \"list_items\"\nsafe = yes\n",
        r#"
error: invalid TOML
  --> shop.toml:11:1
   |
11 | name = "list_items"
   | ^^^^ duplicate key
   |
   = help: fix the syntax; the rest of this file is not checked until then

error: invalid TOML
  --> shop.toml:12:8
   |
12 | safe = yes
   |        ^^^ string values must be quoted, expected literal string
   |
   = help: fix the syntax; the rest of this file is not checked until then

the catalogue has 2 errors"#,
    );
}

#[test]
fn an_empty_chapter() {
    check(
        &[(
            "shop.toml",
            "[chapter]\ntitle = \"商店\"\nsummary = \"Buy and sell.\"\n",
        )],
        r#"
error: chapter `shop` is empty
 --> shop.toml:1:1
  |
1 | [chapter]
  | ^^^^^^^^^ no endpoint or event follows
  |
  = help: add an [[endpoint]] or an [[event]], or remove the file

the catalogue has 1 error"#,
    );
}

#[test]
fn a_chapter_with_an_empty_list_of_endpoints() {
    check(
        &[(
            "shop.toml",
            "endpoint = []\n[chapter]\ntitle = \"商店\"\nsummary = \"Buy and sell.\"\n",
        )],
        r#"
error: chapter `shop` is empty
 --> shop.toml:2:1
  |
2 | [chapter]
  | ^^^^^^^^^ no endpoint or event follows
  |
  = help: add an [[endpoint]] or an [[event]], or remove the file

the catalogue has 1 error"#,
    );
}
