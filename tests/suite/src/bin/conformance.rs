//! Answers questions about the SDK. Each line of standard input is a question in JSON, and the program answers each one with a line of
//! JSON, in the same order.
//!
//! - `{"op":"list"}`: lists the endpoints of the catalogue.
//! - `{"op":"decode","method":..,"path":..,"body":"<answer>"}`: returns the content of the typed response, or the failure that the response reports.
//! - `{"op":"encode","method":..,"path":..,"request":{..},"config":{..}}`: returns the request that would be sent.
//!
//! If a line cannot be answered, the answer is `{"ok":false,"error":".."}`.

use std::io::{self, BufRead as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytedance_tests::conformance::Conformance;
use serde_json::json;

fn main() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let conformance = Conformance::default();
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        // Even if the SDK panics, the lines that follow are still answered.
        let answer = catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(conformance.answer(&line))
        }));
        let answer = answer
            .unwrap_or_else(|_| json!({ "ok": false, "error": "the SDK panicked at this line" }));
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
}
