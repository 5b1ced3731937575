//! All published packages have the same version, and their archives contain everything that readers need.

use bytedance_tests::repository::{manifest, read, root};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// Each published package and the folder it is in.
const PACKAGES: [(&str, &str); 4] = [
    ("bytedance-spec", "spec"),
    ("bytedance-codegen", "codegen"),
    ("bytedance-sdk", "sdk"),
    ("bytedance-sandbox", "tests/sandbox"),
];

/// Returns the files in a package's archive.
fn archive(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline", "-p"])
        .arg(package)
        .current_dir(root())
        .output()
        .expect("cargo starts");
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{package}: {log}");
    let list = String::from_utf8_lossy(&output.stdout);
    // Cargo prints paths in the format of the operating system.
    list.lines().map(|path| path.replace('\\', "/")).collect()
}

#[test]
fn all_packages_have_one_version() {
    let workspace = manifest("Cargo.toml");
    let version = workspace["workspace"]["package"]["version"]
        .as_str()
        .expect("a version");
    for (package, folder) in PACKAGES {
        let wanted = &workspace["workspace"]["dependencies"][package]["version"];
        assert_eq!(wanted.as_str(), Some(version), "{package}");
        let manifest = manifest(&format!("{folder}/Cargo.toml"));
        let inherited = &manifest["package"]["version"]["workspace"];
        assert_eq!(inherited.as_bool(), Some(true), "{package}");
    }
    let (compatible, _) = version.rsplit_once('.').expect("three numbers");
    let dependency = format!("bytedance-sdk = \"{compatible}\"\n");
    for readme in ["README.md", "README.zh-CN.md", "codegen/README.md"] {
        assert!(read(readme).contains(&dependency), "{readme}");
    }
}

#[test]
fn every_archive_holds_the_licenses_and_the_readme() {
    for (package, folder) in PACKAGES {
        let files = archive(package);
        for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
            assert!(
                files.contains(license),
                "{package} does not contain {license}"
            );
            // If the operating system could not create a link, the file contains the path instead.
            assert_eq!(read(&format!("{folder}/{license}")), read(license));
        }
        assert!(files.contains("README.md"), "{package}");
        let stray = files.iter().find(|path| path.starts_with("sources/"));
        assert_eq!(stray, None, "{package}");
        let manifest = manifest(&format!("{folder}/Cargo.toml"));
        for key in ["keywords", "categories"] {
            let words = manifest["package"][key].as_array().expect("a list");
            assert!(!words.is_empty() && words.len() <= 5, "{package}: {key}");
        }
    }
    let sdk = archive("bytedance-sdk");
    for file in ["README.zh-CN.md", "CHANGELOG.md"] {
        assert!(sdk.contains(file), "{file}");
        assert_eq!(read(&format!("sdk/{file}")), read(file));
    }
    for example in fs::read_dir(root().join("sdk/examples")).expect("examples") {
        let example = example.expect("an example").path();
        let name = example.file_name().expect("a name").to_string_lossy();
        // An example that is a package of its own stays in the repository.
        let is_file = example.extension().is_some();
        assert_eq!(sdk.contains(&format!("examples/{name}")), is_file, "{name}");
    }
    assert!(
        !sdk.iter()
            .any(|path| path.starts_with("examples/own_endpoints"))
    );
}

/// A link that leads outside the archive does not work on the registry's pages.
#[test]
fn the_links_of_the_pages_stay_in_the_archive() {
    for (package, folder) in PACKAGES {
        let files = archive(package);
        let pages = files
            .iter()
            .filter(|path| !path.contains('/') && path.ends_with(".md"));
        for page in pages {
            let path = format!("{folder}/{page}");
            let is_own = root().join(&path).exists();
            let text = if is_own { read(&path) } else { read(page) };
            let targets = text.split("](").skip(1);
            for target in targets.filter_map(|rest| rest.split([')', '#']).next()) {
                let is_elsewhere = target.contains("://") || target.contains("::");
                assert!(
                    is_elsewhere || target.is_empty() || files.contains(target),
                    "{package}: {page} has a link to {target}"
                );
            }
        }
    }
}
