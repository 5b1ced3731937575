//! Facts that are stated in several places, such as versions, features, counts and examples, agree with each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bytedance_tests::catalogue;
use bytedance_tests::repository::{manifest, read, root};
use syn::{Expr, ImplItem, Item, Lit, Type, UseTree, Visibility};

#[path = "../../../sdk/build.rs"]
#[allow(dead_code)]
mod sdk_build;

/// Returns the feature of each chapter, and the number of endpoints it has.
fn chapters() -> BTreeMap<String, usize> {
    let mut features = BTreeMap::new();
    for chapter in catalogue()["chapters"].as_array().expect("chapters") {
        let feature = chapter["feature"]
            .as_str()
            .expect("every chapter of the SDK has a feature")
            .to_owned();
        *features.entry(feature).or_default() +=
            chapter["endpoints"].as_array().expect("endpoints").len();
    }
    features
}

#[test]
fn the_minimum_rust_version_is_the_same_everywhere() {
    let version = manifest("Cargo.toml")["workspace"]["package"]["rust-version"]
        .as_str()
        .expect("a version")
        .to_owned();
    assert!(read("README.md").contains(&format!("with Rust {version} or later")));
    assert!(read("README.zh-CN.md").contains(&format!("Rust {version} 或更新版本")));
    let policy = read("CONTRIBUTING.md");
    assert!(policy.contains(&format!(
        "`rust-version` in the root `Cargo.toml` is {version}."
    )));
    assert!(policy.contains(&format!("cargo +{version} check")));
    for package in [
        "spec",
        "codegen",
        "sdk",
        "tests/sandbox",
        "tests/suite",
        "sdk/examples/own_endpoints",
    ] {
        let manifest = manifest(&format!("{package}/Cargo.toml"));
        assert!(
            manifest["package"]["rust-version"]["workspace"]
                .as_bool()
                .expect("inherited"),
            "{package}"
        );
    }
}

#[test]
fn every_chapter_is_a_feature_of_the_sdk() {
    let manifest = manifest("sdk/Cargo.toml");
    let features = manifest["features"].as_table().expect("features");
    let full: Vec<&str> = features["full"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|name| name.as_str())
        .collect();
    for chapter in chapters().keys() {
        assert!(features.contains_key(chapter), "{chapter} is no feature");
        assert!(
            full.contains(&chapter.as_str()),
            "{chapter} is missing in `full`"
        );
    }
    assert_eq!(
        full.len(),
        chapters().len(),
        "`full` is the chapters and nothing else"
    );
}

/// Returns what a feature enables directly. Features are paired with `true`, and optional dependencies with `false`.
fn enabled_by<'m>(features: &'m toml::Table, feature: &str) -> BTreeSet<(&'m str, bool)> {
    let items = features[feature].as_array().expect("a list");
    let items = items.iter().filter_map(|item| item.as_str());
    items
        .filter(|item| !item.contains('/'))
        .map(|item| match item.strip_prefix("dep:") {
            Some(dependency) => (dependency, false),
            None => (item, true),
        })
        .collect()
}

/// Returns the features that are enabled by default, either directly or through other features.
fn default_features(features: &toml::Table) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut open = vec!["default"];
    while let Some(feature) = open.pop() {
        for (name, is_feature) in enabled_by(features, feature) {
            if is_feature && found.insert(name) {
                open.push(name);
            }
        }
    }
    found
}

/// Returns the names in backticks.
fn names_in_backticks(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_front_page_lists_every_feature_with_its_default_and_what_it_enables() {
    let manifest = manifest("sdk/Cargo.toml");
    let features = manifest["features"].as_table().expect("features");
    let default = default_features(features);
    let chapters = chapters();
    let is_chapter = |name: &&str| chapters.contains_key(*name);

    let page = read("sdk/src/lib.rs");
    let lines = page.lines().take_while(|line| line.starts_with("//!"));
    assert!(lines.count() <= 80, "the front page is too long");
    let (_, table) = page
        .split_once("//! # Features\n")
        .expect("a section on features");
    let rows = table
        .lines()
        .map_while(|line| line.strip_prefix("//! |"))
        .skip(2)
        .map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let (named, others): (Vec<_>, Vec<_>) = rows.partition(|cells| cells[0].starts_with('`'));
    let listed: Vec<&str> = named
        .iter()
        .map(|cells| cells[0].trim_matches('`'))
        .collect();
    let expected: BTreeSet<&str> = features
        .keys()
        .map(String::as_str)
        .filter(|name| *name != "default" && !is_chapter(name))
        .collect();
    assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), expected);
    assert_eq!(listed.len(), expected.len(), "a feature has two rows");

    for (feature, cells) in listed.iter().zip(&named) {
        let mark = cells[1].split(',').next();
        let is_default = default.contains(feature);
        let expected = if is_default { "yes" } else { "no" };
        assert_eq!(mark, Some(expected), "the default of {feature}");
        let enabled: BTreeSet<&str> = enabled_by(features, feature)
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| !is_chapter(name))
            .collect();
        assert_eq!(
            names_in_backticks(cells[3]),
            enabled,
            "what {feature} enables"
        );
    }

    let [chapter_row] = &others[..] else {
        panic!("one row is about all chapters: {others:?}");
    };
    assert_eq!(
        names_in_backticks(chapter_row[1]),
        default.into_iter().filter(is_chapter).collect(),
        "the chapters that are on by default"
    );
    let mut enabled = BTreeSet::new();
    for chapter in chapters.keys() {
        for (name, _) in enabled_by(features, chapter) {
            enabled.extend([name, chapter.as_str()]);
        }
    }
    assert_eq!(
        names_in_backticks(chapter_row[3]),
        enabled,
        "the chapters that enable other features"
    );
}

#[test]
fn the_readme_lists_every_chapter_with_its_endpoints() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = read(readme);
        for (chapter, endpoints) in chapters() {
            let row = text
                .lines()
                .find(|line| line.starts_with(&format!("| `{chapter}` |")));
            let row = row.unwrap_or_else(|| panic!("{readme} has no row for {chapter}"));
            assert!(
                row.ends_with(&format!("| {endpoints} |")),
                "{readme}: the last column of this row must be {endpoints}: {row}"
            );
        }
    }
}

#[test]
fn the_readmes_count_all_endpoints() {
    let total: usize = chapters().values().sum();
    for (readme, count) in [
        (
            "README.md",
            format!("{total} endpoints of the platform are typed"),
        ),
        ("README.zh-CN.md", format!("平台的 {total} 个接口都是")),
    ] {
        assert!(
            read(readme).contains(&count),
            "{readme}: its first paragraph must have `{count}`"
        );
    }
}

#[test]
fn the_endpoint_in_the_readme_is_a_valid_chapter() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = read(readme);
        let (_, rest) = text
            .split_once("```toml\n[[endpoint]]")
            .expect("an endpoint");
        let (endpoint, _) = rest.split_once("```").expect("an end");
        let folder = tempfile::tempdir().expect("a folder");
        let chapter = format!(
            "[chapter]\ntitle = \"例\"\nsummary = \"An example.\"\n\n[[endpoint]]{endpoint}"
        );
        fs::write(folder.path().join("example.toml"), chapter).expect("written");
        let generator = bytedance_codegen::Generator::new()
            .definitions(bytedance_spec::catalogue())
            .catalogue(folder.path());
        generator
            .generate()
            .unwrap_or_else(|report| panic!("{readme}: {report}"));
    }
}

#[test]
fn the_rust_of_the_readmes_is_the_same_but_for_its_comments() {
    let code = |text: &str| -> Vec<String> {
        let blocks = text
            .split("```rust\n")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once("```")?.0.to_owned()));
        let lines: Vec<String> = blocks
            .flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        lines
            .into_iter()
            .filter(|line| !line.trim().starts_with("//") && !line.contains("println!"))
            .collect()
    };
    assert_eq!(code(&read("README.md")), code(&read("README.zh-CN.md")));
}

/// Returns the names that a `use` imports.
fn names_of_use(tree: &UseTree) -> Vec<String> {
    match tree {
        UseTree::Path(path) => names_of_use(&path.tree),
        UseTree::Name(name) => vec![name.ident.to_string()],
        UseTree::Rename(name) => vec![name.rename.to_string()],
        UseTree::Group(group) => group.items.iter().flat_map(names_of_use).collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}

#[test]
fn no_chapter_can_be_called_like_a_module_of_the_sdk() {
    let library = read("sdk/src/lib.rs");
    let reserved = sdk_build::names_in(&library);
    let mut names = Vec::new();
    for item in syn::parse_file(&library).expect("Rust").items {
        match item {
            Item::Mod(module) => names.push(module.ident.to_string()),
            Item::Use(item) => names.extend(names_of_use(&item.tree)),
            _ => {}
        }
    }
    assert!(names.contains(&"client".to_owned()) && names.contains(&"Client".to_owned()));
    names.retain(|name| !reserved.contains(&name.as_str()));
    assert!(names.is_empty(), "sdk/build.rs does not reserve {names:?}");
}

/// Returns the public methods in those of the items that are `impl Client` blocks.
fn client_methods(items: &[Item]) -> Vec<String> {
    let mut methods = Vec::new();
    for item in items {
        match item {
            Item::Mod(module) => {
                let inside = module.content.as_ref().map(|(_, items)| &items[..]);
                methods.extend(client_methods(inside.unwrap_or_default()));
            }
            Item::Impl(block) if block.trait_.is_none() => {
                let is_client =
                    matches!(&*block.self_ty, Type::Path(ty) if ty.path.is_ident("Client"));
                for item in block.items.iter().filter(|_| is_client) {
                    if let ImplItem::Fn(method) = item
                        && matches!(method.vis, Visibility::Public(_))
                    {
                        methods.push(method.sig.ident.to_string());
                    }
                }
            }
            _ => {}
        }
    }
    methods
}

/// Returns the strings in a constant array that is defined in a file.
fn texts_of_constant(path: &str, constant: &str) -> BTreeSet<String> {
    let file = syn::parse_file(&read(path)).expect("Rust");
    let found = file.items.iter().find_map(|item| match item {
        Item::Const(item) if item.ident == constant => Some(&*item.expr),
        _ => None,
    });
    let Some(Expr::Array(array)) = found else {
        panic!("{path} has no array named {constant}");
    };
    let text = |element: &Expr| match element {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => text.value(),
            _ => panic!("{constant} contains a value that is not a string"),
        },
        _ => panic!("{constant} contains a value that is not a literal"),
    };
    array.elems.iter().map(text).collect()
}

/// If a method of the client had the same name as a chapter, it would shadow the chapter without a compiler warning.
#[test]
fn no_chapter_can_be_called_like_a_method_of_the_client() {
    let mut methods = BTreeSet::from(["clone".to_owned()]);
    for path in rust_files(&root().join("sdk/src")) {
        let text = fs::read_to_string(&path).expect("a file");
        methods.extend(client_methods(&syn::parse_file(&text).expect("Rust").items));
    }
    assert!(methods.contains("send") && methods.contains("token"));
    let listed = texts_of_constant("codegen/src/names.rs", "CLIENT_METHODS");
    let missing: Vec<&String> = methods.difference(&listed).collect();
    let stale: Vec<&String> = listed.difference(&methods).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "add {missing:?} to CLIENT_METHODS in codegen/src/names.rs, and remove {stale:?}, which the client does not have"
    );
}

/// Returns all Rust files in a folder and its subfolders.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
