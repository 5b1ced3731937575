//! Compares the SDK with other implementations of the platform's protocols. A single process handles a whole batch of cases.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Passes the cases, one per line, to a script in the folder `python` and returns the script's answers.
///
/// # Panics
/// Panics if Python is missing or if the script fails.
#[must_use]
pub fn ask(script: &str, cases: &[Value]) -> Vec<Value> {
    let Ok(python) = std::env::var("BYTEDANCE_TESTS_PYTHON") else {
        panic!(
            "BYTEDANCE_TESTS_PYTHON must name a Python with bytedance 1.0.0: run the tests with ./tests/run"
        );
    };
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/python")).join(script);
    let mut command = Command::new(python);
    let child = command
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = child
        .spawn()
        .unwrap_or_else(|error| panic!("cannot start Python: {error}"));
    let Some(mut input) = child.stdin.take() else {
        panic!("no pipe");
    };
    let lines: String = cases.iter().map(|case| format!("{case}\n")).collect();
    // The input is written in a separate thread, because pipes have a limited capacity and the script already answers while it is still
    // reading.
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child
        .wait_with_output()
        .unwrap_or_else(|error| panic!("cannot wait for {script}: {error}"));
    let written = writer.join();
    assert!(
        output.status.success() && matches!(written, Ok(Ok(()))),
        "{script} failed"
    );
    let answers = String::from_utf8_lossy(&output.stdout);
    let answers = answers.lines().map(serde_json::from_str);
    let answers = answers.collect::<Result<Vec<Value>, _>>();
    let answers =
        answers.unwrap_or_else(|error| panic!("the answer of {script} is not JSON: {error}"));
    assert_eq!(
        answers.len(),
        cases.len(),
        "{script} gives one answer to each case"
    );
    answers
}

/// An input, the SDK's result, and the reasons why another implementation may have a different result.
pub struct Case {
    /// The input in the form that the script expects.
    pub asked: Value,
    /// The SDK's result.
    pub here: Value,
    /// The known differences between the implementations that affect this input.
    pub differences: Vec<&'static str>,
}

/// Compares the SDK's results with those of a script. The two results may differ only if a known difference affects the case. In addition,
/// each of `differences` must be confirmed by at least one case that is affected by that difference alone and has differing results.
///
/// Panics on any other difference. The message contains the seed and the case.
pub fn compare(script: &str, seed: u64, differences: &[&'static str], cases: Vec<Case>) {
    let asked: Vec<Value> = cases.iter().map(|case| case.asked.clone()).collect();
    let mut met = BTreeSet::new();
    for (case, there) in cases.iter().zip(ask(script, &asked)) {
        if case.here == there {
            continue;
        }
        let Case {
            asked,
            here,
            differences,
        } = case;
        assert!(
            !differences.is_empty(),
            "seed {seed}: here {here}, {script} says {there}: {asked}"
        );
        if let [difference] = differences.as_slice() {
            met.insert(*difference);
        }
    }
    let known: BTreeSet<_> = differences.iter().copied().collect();
    assert_eq!(met, known, "seed {seed}: the differences that were met");
}
