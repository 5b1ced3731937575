//! Finds out which file of a crate uses which, from the paths in its sources, and which of these uses are in the wrong direction.

mod modules;
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use modules::Crate;

/// A path in one file that refers to an item of another file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The file that contains the path, relative to `src`.
    pub from: PathBuf,
    /// The line of the path.
    pub line: usize,
    /// The file that defines the item, relative to `src`. Items from a build script are in `OUT_DIR/<name of the file>`.
    pub to: PathBuf,
    /// The path as written, including the part before the braces of a `use`.
    pub text: String,
}

/// Reads every path of the library in `src` that refers from one of its files to another.
///
/// Paths are read from `use` trees, types, expressions and the arguments of macros, and followed through `use` and `pub use` to the file
/// that defines the item. Code marked with `#[cfg(test)]` is left out, and so is code in `quote!`, because its paths belong to another
/// crate. Methods are not followed, because `x.method()` names no file, and neither are names that other crates define.
///
/// # Panics
/// Panics if a file cannot be read or is not Rust, or if a file in `src` other than `main.rs` belongs to no known module. Thus no file is
/// silently left out.
#[must_use]
pub fn read(src: &Path) -> Vec<Edge> {
    let library = Crate::load(src);
    let mut unread = library.unread(src);
    unread.remove(Path::new("main.rs"));
    assert!(
        unread.is_empty(),
        "no module was found for {unread:?} in {}",
        src.display()
    );
    let edges = library.resolve_all(|| {
        let mut edges = BTreeSet::new();
        for (module, known) in library.modules.iter().enumerate() {
            for path in &known.paths {
                let targets = library.resolve(module, path).into_iter();
                edges.extend(targets.filter(|to| *to != known.file).map(|to| Edge {
                    from: known.file.clone(),
                    line: path.line,
                    to,
                    text: path.segments.join("::"),
                }));
            }
        }
        edges
    });
    edges.into_iter().collect()
}

/// Returns the groups of files that use one another, directly or through other files.
#[must_use]
pub fn circles(edges: &[Edge]) -> Vec<Vec<PathBuf>> {
    let mut uses: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
    for edge in edges {
        uses.entry(&edge.from).or_default().insert(&edge.to);
    }
    let reached = |from: &Path| {
        let mut reached = BTreeSet::new();
        let mut open = vec![from];
        while let Some(file) = open.pop() {
            for next in uses.get(file).into_iter().flatten() {
                if reached.insert(*next) {
                    open.push(next);
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&Path, BTreeSet<&Path>> =
        uses.keys().map(|file| (*file, reached(file))).collect();
    let circles: BTreeSet<Vec<PathBuf>> = reached
        .iter()
        .filter(|(file, others)| others.contains(*file))
        .map(|(file, others)| {
            let back = |other: &&&Path| reached.get(**other).is_some_and(|all| all.contains(file));
            others
                .iter()
                .filter(back)
                .map(|other| other.to_path_buf())
                .collect()
        })
        .collect();
    circles.into_iter().collect()
}

/// Returns an error message for each use in the wrong direction. Each layer may use only those below it, so these are uses of a layer
/// above, or of another room on the same layer.
///
/// `layers` lists the rooms from top to bottom. A room is a file or a folder by its path relative to `src` without `.rs`, such as `emit`
/// or `emit/docs`. A file belongs to the room with the longest matching path. A file in no room is reported too.
#[must_use]
pub fn upward(edges: &[Edge], layers: &[&[&str]]) -> Vec<String> {
    let room_of = |file: &Path| {
        let module = file.with_extension("");
        let rooms = layers.iter().enumerate();
        rooms
            .flat_map(|(layer, rooms)| rooms.iter().map(move |room| (layer, *room)))
            .filter(|(_, room)| module.starts_with(room))
            .max_by_key(|(_, room)| room.len())
    };
    let mut faults = BTreeSet::new();
    for edge in edges {
        let (from, to) = (edge.from.display(), edge.to.display());
        let (Some(user), Some(used)) = (room_of(&edge.from), room_of(&edge.to)) else {
            for file in [&edge.from, &edge.to] {
                if room_of(file).is_none() {
                    faults.insert(format!("{} is in no layer", file.display()));
                }
            }
            continue;
        };
        if user.1 != used.1 && used.0 <= user.0 {
            let direction = if used.0 < user.0 { "up" } else { "across" };
            faults.insert(format!(
                "{from}:{} -> {to}: `{}` runs {direction} from `{}` to `{}`",
                edge.line, edge.text, user.1, used.1
            ));
        }
    }
    faults.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Returns the edges of a crate with these files, as `from:line -> to`.
    fn edges(files: &[(&str, &str)]) -> Vec<String> {
        let shown = |edge: &Edge| {
            let (from, to) = (edge.from.display(), edge.to.display());
            format!("{from}:{} -> {to}", edge.line)
        };
        read_files(files).iter().map(shown).collect()
    }

    fn read_files(files: &[(&str, &str)]) -> Vec<Edge> {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("written");
        }
        read(folder.path())
    }

    #[test]
    fn a_path_is_seen_wherever_it_stands() {
        for text in [
            "use crate::low::Thing;",
            "use crate::{low::{self, Thing}, high as other};",
            "use super::low as other;",
            "use super::*; fn f(_: low::Thing) {}",
            "fn f() { crate::low::f(); }",
            "fn f() { let f = super::low::f; }",
            "fn f(_: &crate::low::Thing) {}",
            "fn f() { use crate::low; low::f(); }",
            "fn f() { let x = 1 as crate::low::Number; }",
            "fn f() -> Vec<u8> { vec![crate::low::f()] }",
            "fn f() { println!(\"{}\", crate::low::f()); }",
            "fn f() -> bool { matches!(1, crate::low::ONE) }",
            "macro_rules! m { () => { $crate::low::f() } }",
            "impl crate::low::Trait for () {}",
            "fn f() -> u8 { <u8 as crate::low::Trait>::f() }",
            "struct S { s: crate::low::Thing }",
            "#[derive(crate::low::Derive)] struct S;",
            "mod inner { fn f() { super::super::low::f() } }",
            "cfg_if::cfg_if! { if #[cfg(feature = \"a\")] { fn f() { crate::low::f() } } }",
            "cfg_if! { if #[cfg(a)] {} else if #[cfg(b)] {} else { mod inner { use crate::low; } } }",
            "struct S { #[cfg(test)] f: fn(u8), s: crate::low::Thing }",
        ] {
            let low = "pub struct Thing; pub fn f() {}";
            let files = [
                ("lib.rs", "mod high; mod low;"),
                ("high.rs", text),
                ("low.rs", low),
            ];
            assert!(
                edges(&files).contains(&"high.rs:1 -> low.rs".to_owned()),
                "{text}: {:?}",
                edges(&files)
            );
        }
    }

    #[test]
    fn what_is_no_use_of_another_file_is_not_seen() {
        for text in [
            "use std::low::Thing;",
            "use ::low::Thing;",
            "use crate::Foreign;",
            "fn f() -> u8 { quote! { crate::low::f() } }",
            "fn f() -> u8 { quote::quote!(crate::low::f()) }",
            "fn f() { \"crate::low\"; }",
            "/// [`crate::low`]\npub(in crate::low) struct S;",
            "fn f(low: u8) -> u8 { low.f::<u8>() }",
            "fn f() { Self::low::f(); T::low(); <T>::low::f(); }",
            "#[cfg(test)] mod tests { use crate::low; }",
            "#[cfg(test)] mod tests;",
            "#[cfg(all(test, unix))] fn f<A, B>() { crate::low::f() }",
            "struct S; impl S { #[cfg(test)] fn f<A, B>() { crate::low::f() } }",
            "#[cfg(test)] use crate::low;",
        ] {
            let files = [
                ("lib.rs", "mod high; mod low; pub use std::Foreign;"),
                ("high.rs", text),
                ("low.rs", "pub fn f() {}"),
            ];
            assert_eq!(edges(&files), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_path_leads_to_the_file_that_defines_the_item() {
        let lib = "extern crate self as the_crate;\nmod a; mod folder;\npub use folder::{Deep, deep as renamed};\n\
            include!(concat!(env!(\"OUT_DIR\"), \"/made.rs\"));";
        let folder =
            "mod deep; mod parse;\npub use deep::*;\npub(crate) use parse::parse;\npub fn own() {}";
        for (path, file) in [
            ("crate::Deep::new()", "folder/deep.rs"),
            ("crate::renamed()", "folder/deep.rs"),
            ("crate::folder::Deep", "folder/deep.rs"),
            ("super::folder::Deep", "folder/deep.rs"),
            ("crate::folder::deep::Unknown", "folder/deep.rs"),
            ("crate::folder::parse()", "folder/parse.rs"),
            ("crate::folder::own()", "folder/mod.rs"),
            ("the_crate::Deep", "folder/deep.rs"),
            ("::the_crate::folder::own()", "folder/mod.rs"),
            ("crate::generated::f()", "OUT_DIR/made.rs"),
        ] {
            let files = [
                ("lib.rs", lib),
                ("a.rs", &format!("fn f() {{ {path}; }}")),
                ("folder/mod.rs", folder),
                ("folder/deep.rs", "pub struct Deep;\npub fn deep() {}"),
                ("folder/parse.rs", "pub fn parse() {}"),
            ];
            let edges = edges(&files);
            let of_path: Vec<&String> = edges
                .iter()
                .filter(|edge| edge.starts_with("a.rs"))
                .collect();
            assert_eq!(of_path, [&format!("a.rs:1 -> {file}")], "{path}");
        }
    }

    #[test]
    fn circles_and_upward_paths_are_found() {
        let edges = read_files(&[
            ("lib.rs", "mod top; mod middle; mod other; mod bottom;"),
            ("top.rs", "use crate::middle::M; pub struct T;"),
            ("middle/mod.rs", "mod inner; pub use inner::M;"),
            ("middle/inner.rs", "\n\npub struct M(crate::bottom::B);"),
            ("other.rs", "use crate::middle::M;"),
            ("bottom.rs", "pub struct B; fn f() { crate::top::T; }"),
        ]);
        let layers: &[&[&str]] = &[&["lib", "top"], &["middle", "other"], &["bottom"]];
        assert_eq!(
            upward(&edges, layers),
            [
                "bottom.rs:1 -> top.rs: `crate::top::T` runs up from `bottom` to `top`",
                "other.rs:1 -> middle/inner.rs: `crate::middle::M` runs across from `other` to `middle`",
            ]
        );
        assert_eq!(
            upward(&edges[..1], &[&["top"]]),
            ["bottom.rs is in no layer"]
        );
        let circle = ["bottom.rs", "middle/inner.rs", "top.rs"].map(PathBuf::from);
        assert_eq!(circles(&edges), [circle]);
        assert_eq!(circles(&edges[1..]), Vec::<Vec<PathBuf>>::new());
    }
}
