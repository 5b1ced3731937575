//! Each guide has the same content in English and in Chinese, as far as a test can tell. Both versions contain the same code, headings,
//! tables, links and names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const CHINESE: &str = ".zh-CN.md";

/// A guide in one of its two languages.
struct Guide {
    /// The code blocks, without comments and printed texts.
    code: Vec<String>,
    /// The lines outside the code blocks.
    prose: Vec<String>,
}

impl Guide {
    fn read(path: &Path) -> Self {
        let text =
            fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (mut code, mut prose) = (Vec::new(), Vec::new());
        for (position, part) in text.split("\n```").enumerate() {
            let lines = part.lines().map(str::to_owned);
            if position % 2 == 0 {
                prose.extend(lines);
            } else {
                code.extend(lines.filter_map(|line| without_words(&line)));
            }
        }
        Self { code, prose }
    }

    /// Returns the levels of the headings, in order.
    fn headings(&self) -> Vec<usize> {
        let level = |line: &String| line.bytes().take_while(|byte| *byte == b'#').count();
        self.prose
            .iter()
            .map(level)
            .filter(|level| *level > 0)
            .collect()
    }

    /// Returns the number of columns of each table row, and a zero for each list entry.
    fn rows(&self) -> Vec<usize> {
        let is_entry = |line: &str| {
            line.starts_with("- ") || line.starts_with(|start: char| start.is_ascii_digit())
        };
        let row = |line: &String| match line {
            row if row.starts_with('|') => Some(row.matches('|').count()),
            entry if is_entry(entry) => Some(0),
            _ => None,
        };
        self.prose.iter().filter_map(row).collect()
    }

    /// Returns the link targets, except headings of the guide itself and the guide in the other language.
    fn links(&self) -> BTreeSet<String> {
        let text = self.prose.join("\n");
        let targets = text.split("](").skip(1);
        let targets = targets.filter_map(|rest| rest.split(')').next());
        targets
            .filter(|target| !target.starts_with('#') && !target.starts_with("crate::guide::"))
            .map(str::to_owned)
            .collect()
    }

    /// Returns the texts in backticks.
    fn names(&self) -> BTreeSet<String> {
        let text = self.prose.join("\n");
        text.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    }
}

/// Returns a line of code without the parts that differ between the languages, or `None` if nothing is left.
fn without_words(line: &str) -> Option<String> {
    let code = line
        .split("  -- ")
        .next()
        .unwrap_or_default()
        .split("// ")
        .next()
        .unwrap_or_default()
        .trim_end();
    (!code.is_empty() && !code.contains("println!")).then(|| code.to_owned())
}

/// Returns pairs of paths: the same guide in both languages.
fn guides() -> Vec<(PathBuf, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sdk/docs");
    let mut guides = Vec::new();
    for entry in fs::read_dir(&folder).expect("the folder of the guides") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        if let Some(guide) = name.strip_suffix(".md")
            && !name.ends_with(CHINESE)
        {
            let chinese = folder.join(format!("{guide}{CHINESE}"));
            guides.push((path, chinese));
        }
    }
    assert!(guides.len() >= 3, "only {} guides", guides.len());
    guides
}

#[test]
fn each_guide_says_the_same_in_both_languages() {
    for (english_path, chinese_path) in guides() {
        let (english, chinese) = (Guide::read(&english_path), Guide::read(&chinese_path));
        let guide = english_path.display();
        assert_eq!(english.code, chinese.code, "code of {guide}");
        assert_eq!(
            english.headings(),
            chinese.headings(),
            "headings of {guide}"
        );
        assert_eq!(
            english.rows(),
            chinese.rows(),
            "tables and lists of {guide}"
        );
        assert_eq!(english.links(), chinese.links(), "links of {guide}");
        assert_eq!(english.names(), chinese.names(), "names in {guide}");
    }
}

#[test]
fn each_guide_is_in_the_docs_and_links_to_the_other_language() {
    let docs = include_str!("../../../sdk/src/guide.rs");
    for (english_path, chinese_path) in guides() {
        let name = english_path
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("a name");
        for (path, link) in [
            (
                &english_path,
                format!("\n[简体中文](crate::guide::zh::{name})\n"),
            ),
            (
                &chinese_path,
                format!("\n[English](crate::guide::{name})\n"),
            ),
        ] {
            let text = fs::read_to_string(path).expect("a guide");
            assert!(
                text.contains(&link),
                "{} does not link to {link}",
                path.display()
            );
            let file = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name");
            assert!(
                docs.contains(&format!("../docs/{file}\"")),
                "{file} is in no docs"
            );
        }
    }
}

#[test]
fn the_chinese_readme_names_every_guide() {
    let readme = include_str!("../../../README.zh-CN.md");
    for (_, path) in guides() {
        let file = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        assert!(
            readme.contains(&format!("`sdk/docs/{file}`")),
            "{file} is not named"
        );
    }
}
