//! The examples of the SDK, run as a reader runs them. Each test compares everything that an example prints with what it should print.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use bytedance_tests::repository::{manifest, root, target};
use serde_json::Value;

/// Builds all examples once and returns the program of each. They are built for the whole workspace, as `cargo run --example` does, so that
/// `cargo test --workspace` and this build share the compiled SDK. The example `own_endpoints` is a package, because it has a build script.
fn programs() -> &'static HashMap<String, PathBuf> {
    static PROGRAMS: OnceLock<HashMap<String, PathBuf>> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let output = Command::new(env!("CARGO"))
            .args(["build", "--workspace", "--examples", "--quiet"])
            .args(["--bin", "own-endpoints", "--locked", "--offline"])
            .args(["--message-format", "json-render-diagnostics"])
            .arg("--target-dir")
            .arg(target())
            .current_dir(root())
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo starts");
        assert!(output.status.success(), "the examples do not compile");
        let messages = serde_json::Deserializer::from_slice(&output.stdout).into_iter::<Value>();
        let built = messages.filter_map(|message| {
            let message = message.expect("cargo prints JSON");
            let name = message["target"]["name"].as_str()?;
            let program = message["executable"].as_str()?;
            Some((name.to_owned(), program.into()))
        });
        built.collect()
    })
}

/// Runs an example in an empty folder, which is also its folder for temporary files, and compares its lines with the expected ones. A `*`
/// in an expected line matches any text. `variables` are added to the example's environment.
fn check_with(variables: &[(&str, &str)], example: &str, expected: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let program = programs().get(example);
    let mut command = Command::new(program.unwrap_or_else(|| panic!("{example} was not built")));
    for (name, _) in std::env::vars_os() {
        // Settings of the developer would lead an example to the real platform.
        if name.to_string_lossy().starts_with("BYTEDANCE_") {
            command.env_remove(name);
        }
    }
    let output = command
        .current_dir(folder.path())
        .env("TMPDIR", folder.path())
        .envs(variables.iter().copied())
        .output()
        .unwrap_or_else(|error| panic!("{example}: {error}"));
    let printed = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{example}: {errors}\n{printed}");
    let lines: Vec<&str> = printed.lines().collect();
    let all = lines.join("\n");
    for (line, pattern) in lines.iter().zip(expected) {
        assert!(
            matches(pattern, line),
            "{example} should print\n{pattern}\ninstead of\n{line}\nin\n{all}"
        );
    }
    assert_eq!(lines.len(), expected.len(), "{example} printed\n{all}");
}

fn check(example: &str, expected: &[&str]) {
    check_with(&[], example, expected);
}

/// Returns whether the line equals the pattern, in which each `*` stands for any text.
fn matches(pattern: &str, line: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == line;
    };
    let Some(line) = line.strip_prefix(start) else {
        return false;
    };
    let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    ends.into_iter().any(|at| matches(rest, &line[at..]))
}

#[test]
fn a_star_matches_any_text() {
    for (pattern, line) in [
        ("a", "a"),
        ("a*", "a"),
        ("*支付*", "x 支付 y"),
        ("a*b*c", "a1b2bc"),
    ] {
        assert!(matches(pattern, line), "{pattern}");
    }
    for (pattern, line) in [("a", "ab"), ("a", "ba"), ("a*b", "abc"), ("", "a")] {
        assert!(!matches(pattern, line), "{pattern}");
    }
}

/// `cargo run -p bytedance-sdk --example NAME` works without naming features, and `.ci/package` builds every example.
#[test]
fn the_dev_dependency_enables_what_the_examples_require() {
    let sdk = manifest("sdk/Cargo.toml");
    let mut required: Vec<&toml::Value> = Vec::new();
    for example in sdk["example"].as_array().expect("examples") {
        required.extend(example["required-features"].as_array().expect("features"));
    }
    required.sort_by_key(|feature| feature.as_str());
    required.dedup();
    let enabled = &sdk["dev-dependencies"]["bytedance-sdk"]["features"];
    let mut enabled: Vec<&toml::Value> = enabled.as_array().expect("features").iter().collect();
    enabled.sort_by_key(|feature| feature.as_str());
    assert_eq!(enabled, required);
}

#[test]
fn every_example_has_a_test() {
    for file in std::fs::read_dir(root().join("sdk/examples")).expect("examples") {
        let name = file.expect("an example").path();
        let name = name.file_stem().expect("a name").to_string_lossy();
        let test = format!("\n#[test]\nfn {name}() {{\n");
        assert!(include_str!("examples.rs").contains(&test), "{name}");
    }
}

#[test]
fn quickstart() {
    check(
        "quickstart",
        &[
            "BYTEDANCE_APP_ID and BYTEDANCE_APP_SECRET are not set: using the sandbox platform at http://127.0.0.1:*",
            "code2session openid=*",
            "access_token Secret(***) of * characters, refreshed automatically",
            "text 0: nothing found",
            "text 1: nothing found",
            "user storage: 2 values stored",
            "qr code: * bytes of image/png in *quickstart-qrcode.png",
            "subscription message: sent",
        ],
    );
}

#[test]
fn callbacks() {
    check(
        "callbacks",
        &[
            "genuine:",
            "  order 2026-0001 of 1200 fen is paid",
            r#"  200 OK {"err_no":0,"err_tips":"success"}"#,
            "forged:",
            r#"  403 Forbidden {"err_no":1,"err_tips":"refused"}"#,
            "replayed:",
            r#"  200 OK {"err_no":0,"err_tips":"success"}"#,
            "stale:",
            r#"  403 Forbidden {"err_no":1,"err_tips":"refused"}"#,
        ],
    );
}

#[test]
fn callbacks_hyper() {
    check(
        "callbacks_hyper",
        &[
            r#"forged payment: Some(403) {"err_no":1,"err_tips":"refused"}"#,
            r#"payment: {"out_order_no":"2026-0001"}"#,
            r#"genuine payment: Some(200) {"err_no":0,"err_tips":"success"}"#,
        ],
    );
}

#[test]
fn shop() {
    check(
        "shop",
        &[
            "login: openid-*",
            "phone: 13900000000",
            "review published: true",
            "QR code: true",
            "order 2026-0001: open",
            "order 2026-0001: paid",
            "order 2026-0001: refunded",
        ],
    );
}

#[test]
fn upload() {
    check(
        "upload",
        &[
            "uploaded to sample_path",
            "uploaded to sample_path",
            "uploaded to sample_path",
            "material_file: cover.png (image/png), 8 bytes",
            "material_file: license.pdf (application/pdf), 8 bytes",
            "material_file: intro.mp4 (video/mp4), 4096 bytes",
        ],
    );
}

#[test]
fn own_transport() {
    check(
        "own_transport",
        &[
            "/toutiao/api/apps/v2/jscode2session: 200 OK",
            "tt_sandbox: logged in",
            "/toutiao/api/apps/v2/jscode2session: 200 OK",
            "tt_second: logged in",
            r#"the platform saw x-region Some("cn-north")"#,
            r#"the platform saw x-region Some("cn-north")"#,
        ],
    );
}

#[test]
fn own_endpoints() {
    check(
        "own-endpoints",
        &[
            "granted: sample_grant_id",
            "POST /coupons/spring/grants",
            "  access-token sent: true",
            r#"  body: {"open_id":"open-id-1","app_id":"tt_sandbox"}"#,
            "coupon.grant_coupon: the request was not sent: missing required fields: open_id",
        ],
    );
}

#[test]
fn fleet() {
    let redis = std::env::var("BYTEDANCE_TESTS_REDIS_URL")
        .expect("BYTEDANCE_TESTS_REDIS_URL is not set: run the tests with ./tests/run");
    check_with(
        &[("REDIS_URL", &redis)],
        "fleet",
        &[
            "both servers have made a call",
            "tokens that the platform has issued: 1",
            r#"first server: {"err_no":0,"err_tips":"success"}"#,
            r#"second server: {"err_no":0,"err_tips":"success"}"#,
            "handled: order-* is paid",
        ],
    );
}

#[test]
fn many_apps() {
    check(
        "many_apps",
        &[
            "tt_shop: the id and secret are right",
            "tt_game: the id and secret are right",
            "tt_new: not added, code Some(40017)",
            "tt_new: added",
            "tt_game: 2 of 2 texts are clean",
            "tt_new: 2 of 2 texts are clean",
            "tt_shop: 2 of 2 texts are clean",
            "2 applications are left, 3 tokens were fetched",
        ],
    );
}

#[test]
fn third_party() {
    check(
        "third_party",
        &[
            "no link yet: component_auth.get_component_token: no component_ticket: *",
            "ticket: success",
            "authorization link: sample_link",
            "tt_florist has authorized us",
            "authorization: success",
            "tt_bakery has authorized us",
            "authorization: success",
            "tt_florist is called sample_app_name",
            "tt_bakery is called sample_app_name",
            "tokens of apps that the platform has issued: 2",
            "tt_bakery withdraws its authorization",
            "tt_florist is called sample_app_name",
            "tt_bakery must authorize us again",
        ],
    );
}

#[test]
fn users() {
    check(
        "users",
        &[
            "open-id-1 has authorized the application",
            "  hello, sample_nickname",
            "16 days later",
            "  hello, sample_nickname",
            "  refreshes of the token: 1",
            "another 31 days later, without a call",
            "  show the authorization page again",
            "open-id-1 has authorized the application again",
            "  hello, sample_nickname",
        ],
    );
}
