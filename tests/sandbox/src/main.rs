//! The command-line program that runs a sandbox platform.

#![warn(clippy::expect_used, clippy::unwrap_used)]

use std::process::ExitCode;

use bytedance_sandbox::{APP_ID, APP_SECRET, PAYMENT_SALT, Sandbox, SandboxBuilder};

const HELP: &str = "\
The sandbox platform: answers the ByteDance / Douyin mini program server API on the loopback interface.

Usage: bytedance-sandbox [OPTIONS]

  --port PORT               listen on this port; by default, on any free port
  --application ID SECRET   register an application; can be repeated
  --metadata FILE           add the endpoints of your own catalogue; can be repeated
  --help                    print this help
";

fn main() -> ExitCode {
    let builder = match parse_arguments(std::env::args().skip(1)) {
        Ok(Some(builder)) => builder,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("bytedance-sandbox: {error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("bytedance-sandbox: cannot start the tokio runtime: {error}");
            return ExitCode::FAILURE;
        }
    };
    runtime.block_on(run(builder))
}

async fn run(builder: SandboxBuilder) -> ExitCode {
    // The program provides no way to inspect requests, so recording them would only waste memory.
    let sandbox = match builder.recording(0).start().await {
        Ok(sandbox) => sandbox,
        Err(error) => {
            let cause = std::error::Error::source(&error)
                .map(|cause| format!(": {cause}"))
                .unwrap_or_default();
            eprintln!("bytedance-sandbox: {error}{cause}");
            return ExitCode::FAILURE;
        }
    };
    println!("{}", sandbox.url());
    println!("application {APP_ID} with the secret {APP_SECRET}");
    println!("payment SALT of every application: {PAYMENT_SALT}");
    for host in sandbox.hosts() {
        println!("{host:<10} {}", sandbox.base_url(host));
    }
    if let Err(error) = tokio::signal::ctrl_c().await {
        eprintln!("bytedance-sandbox: cannot wait for ctrl-c: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Parses the command line. Returns `None` if help was requested.
fn parse_arguments(
    mut given: impl Iterator<Item = String>,
) -> Result<Option<SandboxBuilder>, String> {
    let mut builder = Sandbox::builder();
    while let Some(option) = given.next() {
        let mut value = |what: &str| {
            given
                .next()
                .ok_or_else(|| format!("{option} requires {what}"))
        };
        builder = match option.as_str() {
            "--port" => {
                let port = value("a port")?;
                let port = port
                    .parse()
                    .map_err(|_| format!("{port} is not a port number"))?;
                builder.port(port)
            }
            "--application" => {
                let app_id = value("an id")?;
                let secret = value("an id and a secret")?;
                builder.application(&app_id, &secret)
            }
            "--metadata" => {
                let path = value("a file")?;
                let text = std::fs::read_to_string(&path)
                    .map_err(|error| format!("cannot read {path}: {error}"))?;
                builder.metadata(&text)
            }
            "--help" | "-h" => return Ok(None),
            other => return Err(format!("unknown option {other}")),
        };
    }
    Ok(Some(builder))
}
