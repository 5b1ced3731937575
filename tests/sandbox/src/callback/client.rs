//! A minimal HTTP client that opens a new connection for each request.

use std::error::Error;

use bytes::Bytes;
use http::header::HOST;
use http::uri::PathAndQuery;
use http::{HeaderValue, Request, StatusCode, Uri};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Sends a request and returns the response's status and body.
pub(super) async fn send_request(
    mut request: Request<Bytes>,
) -> Result<(StatusCode, Bytes), Box<dyn Error + Send + Sync>> {
    let authority = request.uri().authority().cloned();
    let Some(authority) = authority.filter(|_| request.uri().scheme_str() == Some("http")) else {
        return Err("a callback can be sent only to an http:// address".into());
    };
    let port = authority.port_u16().unwrap_or(80);
    let stream = TcpStream::connect((authority.host(), port)).await?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    let target = request.uri().path_and_query().cloned();
    *request.uri_mut() = Uri::from(target.unwrap_or_else(|| PathAndQuery::from_static("/")));
    let host = HeaderValue::from_str(authority.as_str())?;
    request.headers_mut().insert(HOST, host);
    // The connection closes when the sender is dropped, for example because the response takes too long.
    tokio::spawn(connection);
    let answer = sender.send_request(request.map(Full::new)).await?;
    let status = answer.status();
    Ok((status, answer.into_body().collect().await?.to_bytes()))
}
