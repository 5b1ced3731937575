//! Uploads from memory, from a path and from a stream.
//!
//! `cargo run --example upload` uploads to the sandbox platform and prints what arrived there.

use std::error::Error;
use std::io::Write;

use bytedance::{Client, File};
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use tokio::net::{TcpListener, TcpStream};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let platform = Sandbox::start().await?;
    let app = Client::builder(APP_ID, APP_SECRET)
        .base_urls(platform.hosts().map(|host| (host, platform.base_url(host))))
        .build()?;

    // Bytes in memory, with the name that the platform sees. The content type follows from the extension.
    let memory = File::bytes("cover.png", b"\x89PNG\r\n\x1a\n".to_vec());

    // A path: the file is read when the call is made, without blocking the runtime.
    let mut license = tempfile::Builder::new().suffix(".pdf").tempfile()?;
    license.write_all(b"%PDF-1.7")?;
    let path = File::path(license.path()).name("license.pdf");

    // A stream, here a TCP connection. It can be read only once and has no name of its own. The limit protects against endless streams.
    let stream = File::reader("intro.mp4", video().await?).limit(1 << 20);

    for file in [memory, path, stream] {
        let uploaded = app
            .material()
            .upload_resource()
            .material_type(1)
            .material_file(file)
            .send()
            .await?;
        println!("uploaded to {}", uploaded.path);
    }

    for request in platform.requests_of("material.upload_resource") {
        for (field, file) in request.files() {
            let (kind, length) = (file.content_type.unwrap_or_default(), file.content.len());
            println!("{field}: {} ({kind}), {length} bytes", file.name);
        }
    }
    Ok(())
}

/// A connection to a server that sends a video.
async fn video() -> std::io::Result<TcpStream> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        let (mut server, _) = listener.accept().await?;
        tokio::io::AsyncWriteExt::write_all(&mut server, &[0; 4096]).await
    });
    TcpStream::connect(address).await
}
