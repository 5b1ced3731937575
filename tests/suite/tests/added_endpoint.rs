//! Editing a TOML file is all it takes to add an endpoint: it becomes a documented typed call, the sandbox platform answers it, and the
//! documentation search finds it by its Chinese title. A build notices the edit. Without an edit, a build does not run the generator.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use bytedance_tests::repository::target;

/// The endpoint that the test adds.
const ENDPOINT: &str = r#"
[[endpoint]]
name     = "query_link_history"
title    = "查询链接历史"
summary  = "List the links that were made."
request  = "POST open:/api/apps/v1/url_link/query_history/"
auth     = "client"
fill     = { app_id = "app_id" }
envelope = "err_no"
safe     = true

[endpoint.body]
page_size = { type = "i64?", doc = "At most 50." }

[endpoint.response]
links = "[string]"
total = "i64"
"#;

/// A program that calls the new endpoint.
const PROGRAM: &str = r#"//! Uses the new endpoint.
use bytedance::Client;
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};

#[tokio::main]
async fn main() {
    let sandbox = Sandbox::start().await.expect("started");
    let hosts = sandbox.hosts().map(|host| (host, sandbox.base_url(host)));
    let app = Client::builder(APP_ID, APP_SECRET).base_urls(hosts).build().expect("built");
    let history = app.link().query_link_history().page_size(10).send().await.expect("answered");
    println!("links: {}, total: {}", history.links.len(), history.total);
}
"#;

/// A copy of the workspace that the test can edit.
struct Copy {
    folder: PathBuf,
    target: PathBuf,
}

impl Copy {
    fn new() -> Self {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .canonicalize()
            .expect("the workspace");
        // The copy uses the target folder of the workspace in order to share the compiled dependencies. Its packages have a different
        // version, so cargo does not confuse them with those of the workspace.
        let target = target();
        let folder = target.join("added-endpoint");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        for entry in [
            "Cargo.toml",
            "Cargo.lock",
            "README.md",
            "clippy.toml",
            "spec",
            "codegen",
            "sdk",
            "tests",
        ] {
            copy(&workspace.join(entry), &folder.join(entry));
        }
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).expect("the manifest");
        let version = concat!("version = \"", env!("CARGO_PKG_VERSION"));
        assert!(text.contains(version));
        let text = text.replace(version, &format!("{version}-copy"));
        fs::write(&manifest, text).expect("edited");
        Self { folder, target }
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--offline", "-p", "bytedance-sdk"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .output()
            .expect("cargo starts")
    }

    /// Runs a build and returns whether it ran the SDK's build script.
    fn generates(&self) -> bool {
        let output = self.cargo(&["check", "-v"]);
        let log = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{log}");
        log.lines().any(|line| {
            line.contains("Running")
                && line.contains("bytedance-sdk")
                && line.contains("build-script-build")
        })
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("readable") {
            let entry = entry.expect("readable");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).expect("copied");
    }
}

#[test]
fn a_toml_edit_is_all_it_takes() {
    let copy = Copy::new();
    let chapter = copy.folder.join("spec/catalogue/mini_program/link.toml");
    let text = fs::read_to_string(&chapter).expect("the chapter");
    fs::write(&chapter, text.clone() + ENDPOINT).expect("edited");
    fs::write(copy.folder.join("sdk/examples/added.rs"), PROGRAM).expect("written");

    let run = copy.cargo(&["run", "--quiet", "--example", "added"]);
    let printed = String::from_utf8_lossy(&run.stdout);
    assert_eq!(
        printed.trim(),
        "links: 1, total: 1",
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );

    let docs = copy.cargo(&["doc", "--no-deps", "--quiet"]);
    assert!(
        docs.status.success(),
        "{}",
        String::from_utf8_lossy(&docs.stderr)
    );
    let page = copy.target.join("doc/bytedance/link/struct.Calls.html");
    let page = fs::read_to_string(page).expect("the chapter's page");
    assert!(
        page.contains("List the links that were made."),
        "the call is documented"
    );
    let found = bytedance_tests::search(
        &copy.target.join("doc"),
        &["查询链接历史", "query_link_history"],
    );
    assert_eq!(
        found[0],
        ["查询链接历史"],
        "the search knows the Chinese title"
    );
    assert!(!found[1].is_empty(), "the search knows the name");

    copy.generates(); // The first check completes the work that the commands above left over.
    assert!(!copy.generates(), "nothing was edited");
    fs::write(copy.folder.join("spec/FORMAT.md"), "not a catalogue file").expect("written");
    assert!(!copy.generates(), "the catalogue was not edited");
    fs::write(&chapter, &text).expect("edited");
    assert!(copy.generates(), "a file was edited");
    let added = copy.folder.join("spec/catalogue/added.toml");
    fs::write(
        &added,
        "[chapter]\ntitle = \"加\"\nsummary = \"Added.\"\n".to_owned() + ENDPOINT,
    )
    .expect("written");
    assert!(copy.generates(), "a file was added");
    fs::remove_file(&added).expect("removed");
    assert!(copy.generates(), "a file was removed");

    fs::write(&chapter, text.replace("auth ", "aut ")).expect("broken");
    let broken = copy.cargo(&["check"]);
    let log = String::from_utf8_lossy(&broken.stderr);
    assert!(!broken.status.success());
    assert!(
        log.contains("link.toml:")
            && log.contains("unknown key `aut`")
            && log.contains("did you mean `auth`?"),
        "{log}"
    );
    assert!(
        !log.contains("panicked") && !log.contains("error[E"),
        "{log}"
    );
}
