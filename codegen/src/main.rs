//! Checks a catalogue, or prints what is generated from it.

#![warn(clippy::expect_used, clippy::unwrap_used)]

use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;

use bytedance_codegen::Generator;

const USAGE: &str = "\
usage: bytedance-codegen check [FOLDER ...]
       bytedance-codegen dump  [FOLDER ...]

check   reports every mistake in the catalogue
dump    prints the generated Rust, formatted

FOLDER  a catalogue of your own; without one, the platform's is taken";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, folders)) = arguments.split_first() else {
        return print_usage();
    };
    let platform = bytedance_spec::catalogue();
    // Whoever names the platform's folder means the same as who names none.
    let is_own = |folder: &&String| match (fs::canonicalize(folder), fs::canonicalize(platform)) {
        (Ok(folder), Ok(platform)) => folder != platform,
        _ => true,
    };
    let own: Vec<&String> = folders.iter().filter(is_own).collect();
    let generator = if own.is_empty() {
        Generator::new().inherent().catalogue(platform)
    } else {
        own.into_iter()
            .fold(Generator::new().definitions(platform), Generator::catalogue)
    };
    match command.as_str() {
        "check" => check(&generator),
        "dump" => dump(&generator),
        _ => print_usage(),
    }
}

fn print_usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

fn check(generator: &Generator) -> ExitCode {
    match generator.generate() {
        Ok(output) => {
            println!(
                "the catalogue is in order: {} files are generated from it",
                output.files.len()
            );
            ExitCode::SUCCESS
        }
        Err(report) => {
            eprintln!("{report}");
            ExitCode::FAILURE
        }
    }
}

fn dump(generator: &Generator) -> ExitCode {
    let output = match generator.generate() {
        Ok(output) => output,
        Err(report) => {
            eprintln!("{report}");
            return ExitCode::FAILURE;
        }
    };
    let mut out = io::stdout().lock();
    for (name, text) in &output.files {
        // Whoever reads has seen enough: `dump | head`.
        if write!(out, "// {name}\n{text}").is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}
