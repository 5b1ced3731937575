//! Keys that settings name as files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use bytedance::settings::{Settings, SettingsBuilder};
use bytedance_sandbox::{PLATFORM_PUBLIC_KEY, PRIVATE_KEY};
use tempfile::TempDir;

fn required() -> SettingsBuilder {
    Settings::builder().app_id("tt1").app_secret("secret")
}

/// Creates a folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Returns the error about a settings file, with the folder's name replaced by `FOLDER`.
fn wrong(files: &[(&str, &str)]) -> String {
    let folder = folder(files);
    let file = folder.path().join(files[0].0);
    let error = required().file(file).build().unwrap_err().to_string();
    error.replace(&folder.path().display().to_string(), "FOLDER")
}

#[test]
fn files_are_relative_to_the_settings_file() {
    let folder = folder(&[
        (
            "etc/shop.json",
            r#"{"private_key_file": "keys/private.pem", "platform_public_key_file": "keys/public.pem"}"#,
        ),
        ("etc/keys/private.pem", PRIVATE_KEY),
        ("etc/keys/public.pem", PLATFORM_PUBLIC_KEY),
    ]);
    let settings = required()
        .file(folder.path().join("etc/shop.json"))
        .build()
        .unwrap();
    let etc = folder.path().join("etc");
    assert_eq!(
        settings.private_key_file(),
        Some(&*etc.join("keys/private.pem"))
    );
    assert_eq!(settings.private_key().unwrap().expose(), PRIVATE_KEY);
    let keys: Vec<_> = settings.platform_public_keys().collect();
    assert_eq!(keys, [("1", PLATFORM_PUBLIC_KEY)]);
    let files: Vec<_> = settings.platform_public_key_files().collect();
    assert_eq!(files, [("1", &*etc.join("keys/public.pem"))]);
    let shown = format!("{settings:?}");
    assert!(
        shown.contains("private.pem") && !shown.contains("BEGIN"),
        "{shown}"
    );
    let client = settings.client_builder().unwrap().build().unwrap();
    client.sign_order("{}").unwrap();
}

#[test]
fn public_keys_of_several_versions_are_a_table() {
    let folder = folder(&[
        (
            "shop.json",
            r#"{"platform_public_key_file": {"3": "a.pem", "4": "b.pem", "5": null}}"#,
        ),
        ("a.pem", PLATFORM_PUBLIC_KEY),
        ("b.pem", PLATFORM_PUBLIC_KEY),
    ]);
    let settings = required()
        .file(folder.path().join("shop.json"))
        .build()
        .unwrap();
    let versions: Vec<_> = settings
        .platform_public_keys()
        .map(|(version, _)| version)
        .collect();
    assert_eq!(versions, ["3", "4"]);

    let by_program = required()
        .platform_public_key_file("7", folder.path().join("a.pem"))
        .platform_public_key_file("8", folder.path().join("b.pem"))
        .build()
        .unwrap();
    let keys: Vec<_> = by_program.platform_public_keys().collect();
    assert_eq!(
        keys,
        [("7", PLATFORM_PUBLIC_KEY), ("8", PLATFORM_PUBLIC_KEY)]
    );
}

#[test]
fn a_higher_source_replaces_the_key_whether_it_is_a_file_or_not() {
    let folder = folder(&[
        ("low.json", r#"{"private_key_file": "missing.pem"}"#),
        ("high.json", r#"{"private_key_file": "private.pem"}"#),
        ("private.pem", PRIVATE_KEY),
    ]);
    let path = |name: &str| folder.path().join(name);
    let settings = required()
        .file(path("low.json"))
        .json(r#"{"private_key": "the key"}"#)
        .build()
        .unwrap();
    assert_eq!(settings.private_key().unwrap().expose(), "the key");
    assert_eq!(settings.private_key_file(), None::<&Path>);
    let settings = required()
        .json(r#"{"private_key": "the key"}"#)
        .file(path("high.json"))
        .build()
        .unwrap();
    assert_eq!(settings.private_key().unwrap().expose(), PRIVATE_KEY);
}

#[test]
fn mistakes_name_the_setting_its_place_and_the_file_but_nothing_in_it() {
    let marked = PLATFORM_PUBLIC_KEY.replace("PUBLIC", "MARKER PUBLIC");
    for (settings, other, expected) in [
        (
            r#"{"private_key_file": "other.txt"}"#,
            ("unused", ""),
            "setting `private_key_file` (FOLDER/shop.json:1:2) names the file FOLDER/other.txt, which does not exist",
        ),
        (
            r#"{"private_key_file": "key.pem"}"#,
            ("key.pem", "marker"),
            "setting `private_key_file` (FOLDER/shop.json:1:2) names the file FOLDER/key.pem, which is not PEM: it must contain a private key that begins with a line -----BEGIN",
        ),
        (
            r#"{"private_key_file": "key.pem"}"#,
            ("key.pem", &marked),
            "setting `private_key_file` (FOLDER/shop.json:1:2) names the file FOLDER/key.pem, which is PEM but does not contain a private key",
        ),
        (
            r#"{"platform_public_key_file": {"2": "key.pem"}}"#,
            ("key.pem", PRIVATE_KEY),
            "setting `platform_public_key_file` (FOLDER/shop.json:1:2) names the file FOLDER/key.pem, which is PEM but does not contain a public key or a certificate",
        ),
        (
            "{\"private_key_file\": \"key.pem\",\n\"private_key\": \"marker\"}",
            ("key.pem", PRIVATE_KEY),
            "setting `private_key_file` (FOLDER/shop.json:1:2) is set together with `private_key` (FOLDER/shop.json:2:1): set only one of them",
        ),
        (
            r#"{"private_key_file": "-----BEGIN PRIVATE KEY-----marker"}"#,
            ("unused", ""),
            "setting `private_key_file` (FOLDER/shop.json:1:2) must be the path of a file, not a key: use the setting without `_file`",
        ),
        (
            r#"{"platform_public_key_file": {"2": 3}}"#,
            ("unused", ""),
            "setting `platform_public_key_file` (FOLDER/shop.json:1:2) has a file of version 2 that must be a string, not \"3\"",
        ),
    ] {
        let error = wrong(&[("shop.json", settings), other]);
        assert_eq!(error, expected);
    }
    let der = "m".repeat(1600);
    let error = required().private_key_file(der).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "setting `private_key_file` (set by the program) must be the path of a file, not a key: use the setting without `_file`"
    );
    let folder = folder(&[("shop.json", r#"{"private_key_file": "."}"#)]);
    let file = folder.path().join("shop.json");
    let error = required().file(file).build().unwrap_err().to_string();
    assert!(error.ends_with("which is not a regular file"), "{error}");
    fs::write(folder.path().join("binary.pem"), [0x30, 0x82, 0xff]).unwrap();
    let error = required()
        .private_key_file(folder.path().join("binary.pem"))
        .build()
        .unwrap_err()
        .to_string();
    assert!(error.contains("which is not PEM"), "{error}");
}

#[test]
fn a_file_that_is_too_large_is_refused_and_not_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key.pem");
    let build = |size: usize| {
        fs::write(&path, format!("{PRIVATE_KEY}{}", "\n".repeat(size))).unwrap();
        required().private_key_file(&path).build()
    };
    let limit = (1 << 20) - PRIVATE_KEY.len();
    let key = build(limit).unwrap().private_key().unwrap().clone();
    assert_eq!(key.expose().len(), 1 << 20);
    let error = build(limit + 1).unwrap_err().to_string();
    assert!(
        error.ends_with("which is larger than 1 MiB, so it is not the file of a key"),
        "{error}"
    );
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pipe.pem");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    let error = required().private_key_file(&path).build().unwrap_err();
    let error = error.to_string();
    assert!(error.ends_with("which is not a regular file"), "{error}");
}

#[cfg(feature = "crypto")]
#[test]
fn a_key_that_cannot_be_used_is_reported_with_its_setting() {
    let broken = |label: &str| format!("-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n");
    let folder = folder(&[
        (
            "shop.json",
            "{\"private_key_file\": \"private.pem\",\n\"platform_public_key_file\": {\"3\": \"public.pem\"}}",
        ),
        ("private.pem", &broken("PRIVATE KEY")),
        ("public.pem", &broken("PUBLIC KEY")),
    ]);
    let file = folder.path().join("shop.json");
    let settings = required().file(&file).build().unwrap();
    let builder = settings.client_builder().unwrap();
    let error = builder.clone().build().unwrap_err().to_string();
    let shown = file.display();
    for start in [
        format!("setting `private_key_file` ({shown}:1:2) "),
        format!("setting `platform_public_key_file` ({shown}:2:1) for version 3 "),
    ] {
        assert!(error.contains(&start), "{error}");
    }
    // A key that the program sets afterwards does not come from the file.
    let error = builder.private_key("x").build().unwrap_err().to_string();
    assert!(error.contains("setting `private_key` is not"), "{error}");
    assert!(!error.contains("`private_key_file`"), "{error}");
}
