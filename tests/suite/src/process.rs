//! Another process that a test drives: commands on its input, a line for each on its output.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Another process. It is killed when this is dropped.
pub struct Process {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
}

impl Process {
    /// Starts the Python package `bytedance` with settings, in the version that is installed or 0.1.2.
    ///
    /// # Panics
    /// If Python or the package is missing.
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

    /// Starts a program that reads commands from its input and answers each with a line.
    ///
    /// # Panics
    /// If it can't be started.
    #[must_use]
    pub fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child =
            child.unwrap_or_else(|error| panic!("{command:?} can't be started: {error}"));
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

    /// Gives a command.
    ///
    /// # Panics
    /// If the process is gone.
    pub fn tell(&mut self, command: &str) {
        if let Err(error) = writeln!(self.input, "{command}") {
            panic!("the process does not listen: {error}");
        }
    }

    /// The next line that the process prints.
    ///
    /// # Panics
    /// If it prints none in two minutes.
    pub fn answer(&mut self) -> String {
        let answer = self.lines.recv_timeout(Duration::from_secs(120));
        answer.unwrap_or_else(|error| panic!("no answer from the process: {error}"))
    }

    /// The token that the process gets when it is told `token` or `client_token`.
    ///
    /// # Panics
    /// If it gets none.
    pub fn token(&mut self, command: &str) -> String {
        self.tell(command);
        let answer = self.answer();
        let token = answer.strip_prefix("token ");
        token.unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    /// Whether the process prints nothing for this long.
    #[must_use]
    pub fn is_silent_for(&self, time: Duration) -> bool {
        self.lines.recv_timeout(time).is_err()
    }

    /// Kills the process with SIGKILL.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Sends the process a signal, such as `STOP`.
    ///
    /// # Panics
    /// If that fails.
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

/// Gives all processes a command and collects their answers.
///
/// # Panics
/// If one of them is gone.
pub fn tell_all(processes: &mut [Process], command: &str) -> Vec<String> {
    for process in &mut *processes {
        process.tell(command);
    }
    processes.iter_mut().map(Process::answer).collect()
}
