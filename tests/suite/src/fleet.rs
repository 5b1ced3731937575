//! A redis server of a test's own, and the processes that share it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A redis server on a free port. It is killed when this value is dropped.
pub struct Redis {
    process: Option<Child>,
    port: u16,
    file: Option<String>,
    options: Vec<String>,
}

impl Redis {
    /// Starts a server with additional command-line options. The server stores nothing on disk.
    ///
    /// # Panics
    /// Panics if the server cannot be started.
    #[must_use]
    pub fn start(options: &[&str]) -> Self {
        Self::start_with(None, options)
    }

    /// Starts a server with a configuration file, as required by a sentinel.
    ///
    /// # Panics
    /// Panics if the server cannot be started.
    #[must_use]
    pub fn start_with_file(file: &str, options: &[&str]) -> Self {
        Self::start_with(Some(file.to_owned()), options)
    }

    fn start_with(file: Option<String>, options: &[&str]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .unwrap_or_else(|error| panic!("no free port: {error}"))
            .port();
        let options = options.iter().map(|&option| option.to_owned()).collect();
        let mut redis = Self {
            process: None,
            port,
            file,
            options,
        };
        redis.restart();
        redis
    }

    /// Restarts the server on the same port. If it is still running, it is killed first.
    ///
    /// # Panics
    /// Panics if the server cannot be started.
    pub fn restart(&mut self) {
        let Ok(server) = std::env::var("BYTEDANCE_TESTS_REDIS_SERVER") else {
            panic!(
                "BYTEDANCE_TESTS_REDIS_SERVER must name redis-server: run the tests with ./tests/run"
            );
        };
        self.kill();
        let process = Command::new(server)
            .args(&self.file)
            .args(["--port", &self.port.to_string(), "--bind", "127.0.0.1"])
            .args(
                self.file
                    .is_none()
                    .then_some(["--save", "", "--appendonly", "no"])
                    .into_iter()
                    .flatten(),
            )
            .args(&self.options)
            .current_dir(std::env::temp_dir())
            .stdout(Stdio::null())
            .spawn();
        self.process = Some(process.unwrap_or_else(|error| panic!("redis-server: {error}")));
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "redis-server does not listen"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Kills the server, as `kill -9` does.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            // The process may already have exited.
            let _ = process.kill();
            let _ = process.wait();
        }
    }

    /// Sends a signal, such as `STOP`, to the server.
    pub fn signal(&self, name: &str) {
        if let Some(process) = &self.process {
            signal(process.id(), name);
        }
    }

    /// Returns the server's port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the server's URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal, such as `STOP`, to a process.
///
/// # Panics
/// Panics if the signal cannot be sent.
pub fn signal(process: u32, name: &str) {
    let status = Command::new("kill")
        .args([&format!("-{name}"), &process.to_string()])
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "kill -{name} failed"
    );
}

/// A worker process. It is killed when this value is dropped.
pub struct Worker {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Worker {
    /// Starts a worker program with three arguments: the URL of the redis server, the base URL of the sandbox platform, and the step at
    /// which a token refresh stops.
    ///
    /// # Panics
    /// Panics if the program cannot be started.
    #[must_use]
    pub fn start(program: &str, redis: &str, platform: &str, step: &str) -> Self {
        let process = Command::new(program)
            .args([redis, platform, step])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let mut process = process.unwrap_or_else(|error| panic!("{program}: {error}"));
        let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            panic!("a worker has no pipes");
        };
        let mut worker = Self {
            process,
            input,
            output: BufReader::new(output),
        };
        assert_eq!(worker.answer(), "ready");
        worker
    }

    /// Tells the worker to make calls from `callers` concurrent tasks, each of which repeats its call until `time` is over.
    ///
    /// # Panics
    /// Panics if the worker has exited.
    pub fn call(&mut self, callers: usize, time: Duration) {
        writeln!(self.input, "call {callers} {}", time.as_millis())
            .unwrap_or_else(|error| panic!("a worker has exited: {error}"));
    }

    /// Returns the next line that the worker prints.
    ///
    /// # Panics
    /// Panics if the worker has exited.
    pub fn answer(&mut self) -> Value {
        let mut line = String::new();
        let read = self.output.read_line(&mut line);
        assert!(read.is_ok_and(|bytes| bytes > 0), "a worker has exited");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// Kills the process, as `kill -9` does.
    pub fn kill(&mut self) {
        // The process may already have exited.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// Sends a signal, such as `STOP`, to the process.
    pub fn signal(&self, name: &str) {
        signal(self.process.id(), name);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Makes all workers call at the same time and returns their combined results.
pub fn all_call(workers: &mut [Worker], callers: usize, time: Duration) -> Calls {
    start_calls(workers, callers, time);
    finish_calls(workers)
}

/// Tells all workers to start making calls, without waiting for the results.
pub fn start_calls(workers: &mut [Worker], callers: usize, time: Duration) {
    for worker in workers.iter_mut() {
        worker.call(callers, time);
    }
}

/// Waits for the results of all workers and combines them.
pub fn finish_calls(workers: &mut [Worker]) -> Calls {
    let mut calls = Calls::default();
    for worker in workers {
        let answer = worker.answer();
        calls.right += answer["right"].as_u64().unwrap_or_default();
        calls.failed += answer["failed"].as_u64().unwrap_or_default();
        let errors = answer["errors"].as_array().cloned().unwrap_or_default();
        let texts = errors.iter().filter_map(Value::as_str).map(str::to_owned);
        calls.errors.extend(texts);
    }
    calls
}

/// The results of calls.
#[derive(Debug, Default)]
pub struct Calls {
    /// The number of calls that succeeded.
    pub right: u64,
    /// The number of calls that failed.
    pub failed: u64,
    /// The distinct error messages of the failed calls.
    pub errors: std::collections::BTreeSet<String>,
}
