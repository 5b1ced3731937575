//! A process controlled by a test. It reads commands from its standard input and answers each with a line on its standard output.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A process. It is killed when this value is dropped.
pub struct Process {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
}

impl Process {
    /// Starts the Python package `bytedance` with these settings. `version` selects either version 0.1.2 or the installed version.
    ///
    /// # Panics
    /// Panics if Python or the package is missing.
    #[must_use]
    pub fn python(version: &str, settings: &serde_json::Value) -> Self {
        let variable = |name: &str| {
            std::env::var(name)
                .unwrap_or_else(|_| panic!("{name} is not set: run the tests with ./tests/run"))
        };
        let mut command = Command::new(variable("BYTEDANCE_TESTS_PYTHON"));
        if version == "0.1.2" {
            command.env("PYTHONPATH", variable("BYTEDANCE_TESTS_PYTHON_0_1_2"));
        }
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/python/share.py");
        let mut process = Self::start(command.arg(script).arg(settings.to_string()));
        assert_eq!(process.answer(), "ready", "Python {version}");
        process
    }

    /// Starts a program that reads commands from its standard input and answers each with a line.
    ///
    /// # Panics
    /// Panics if the program cannot be started.
    #[must_use]
    pub fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            panic!("no pipes");
        };
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            input,
            lines,
        }
    }

    /// Sends a command to the process.
    ///
    /// # Panics
    /// Panics if the process has exited.
    pub fn tell(&mut self, command: &str) {
        if let Err(error) = writeln!(self.input, "{command}") {
            panic!("cannot send a command to the process: {error}");
        }
    }

    /// Returns the next line that the process prints.
    ///
    /// # Panics
    /// Panics if the process prints nothing for two minutes.
    pub fn answer(&mut self) -> String {
        let answer = self.lines.recv_timeout(Duration::from_secs(120));
        answer.unwrap_or_else(|error| panic!("no answer from the process: {error}"))
    }

    /// Sends the command `token` or `client_token` and returns the token that the process obtains.
    ///
    /// # Panics
    /// Panics if the process does not obtain a token.
    pub fn token(&mut self, command: &str) -> String {
        self.tell(command);
        let answer = self.answer();
        let token = answer.strip_prefix("token ");
        token.unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    /// Waits for `time` and returns whether the process printed nothing.
    #[must_use]
    pub fn is_silent_for(&self, time: Duration) -> bool {
        self.lines.recv_timeout(time).is_err()
    }

    /// Kills the process with SIGKILL.
    pub fn kill(&mut self) {
        // The process may already have exited.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Sends a signal, such as `STOP`, to the process.
    ///
    /// # Panics
    /// Panics if the signal cannot be sent.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .arg(format!("-{name}"))
            .arg(self.child.id().to_string())
            .status();
        assert!(
            sent.is_ok_and(|status| status.success()),
            "the signal was not sent"
        );
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a command to all processes and collects their answers.
///
/// # Panics
/// Panics if a process has exited.
pub fn tell_all(processes: &mut [Process], command: &str) -> Vec<String> {
    for process in &mut *processes {
        process.tell(command);
    }
    processes.iter_mut().map(Process::answer).collect()
}
