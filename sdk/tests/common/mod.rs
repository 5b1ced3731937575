//! A small platform for tests of the client's runtime. These tests do not depend on the catalogue.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "test support"
)]

pub mod openssl;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use bytedance::transport::{
    HttpRequest, HttpResponse, MemoryTransport, TransportError, TransportErrorKind,
};
use bytedance::wire::{self, Fields, Structure};
use bytedance::{
    Auth, Client, ClientBuilder, Credential, Endpoint, Envelope, Error, ErrorClass, ErrorCode,
    Fill, FillSource, Host, Issuer, Method, Place, Raw, Scheme, Signature,
};
use http::{HeaderName, HeaderValue, StatusCode};
use tokio::time::sleep;

pub const APP_ID: &str = "tt_app_id";
pub const APP_SECRET: &str = "marker-app-secret";

pub static HOST: Host = Host::new(
    "main",
    "https://main.example",
    Some("https://sandbox.example"),
    "main",
);
pub static LONELY: Host = Host::new("lonely", "https://lonely.example", None, "main");

pub static ENVELOPE: Envelope = Envelope::new(
    "err_no",
    &["err_no"],
    &["sub_err_no"],
    &["err_tips"],
    &["log_id"],
    &["data"],
);

pub static ISSUE: Endpoint = Endpoint::new("token.issue", Method::POST, &HOST, "/token", &ENVELOPE)
    .fill(&[
        Fill::new(Place::Body, "appid", FillSource::AppId),
        Fill::new(Place::Body, "secret", FillSource::AppSecret),
        Fill::new(
            Place::Body,
            "grant_type",
            FillSource::Constant("client_credential"),
        ),
    ]);
pub static ISSUE_STABLE: Endpoint = Endpoint::new(
    "token.issue_stable",
    Method::POST,
    &HOST,
    "/stable_token",
    &ENVELOPE,
);
pub static ISSUER: Issuer = Issuer::new("token", &ISSUE, "access_token", "expires_in", false);
pub static STABLE_ISSUER: Issuer = Issuer::new(
    "stable_token",
    &ISSUE_STABLE,
    "access_token",
    "expires_in",
    true,
);
pub static APP_TOKEN: Credential = Credential::new(
    "app",
    Place::Header,
    "access-token",
    &[&ISSUER, &STABLE_ISSUER],
);
pub static USER_TOKEN: Credential = Credential::new("user", Place::Query, "access_token", &[]);
pub static SESSION: Signature =
    Signature::new("session", Scheme::Session, Place::Query, "signature");

/// An endpoint that requires a token. Its calls must not be repeated.
pub static WRITE: Endpoint = Endpoint::new("thing.write", Method::POST, &HOST, "/write", &ENVELOPE)
    .auth(Auth::new(&APP_TOKEN));
/// An endpoint whose calls must not be repeated, but whose outcome can be looked up.
pub static PAY: Endpoint = Endpoint::new("thing.pay", Method::POST, &HOST, "/pay", &ENVELOPE)
    .auth(Auth::new(&APP_TOKEN))
    .outcome("thing.read");
/// An endpoint whose calls may be repeated, and whose outcome can be looked up.
pub static SETTLE: Endpoint =
    Endpoint::new("thing.settle", Method::POST, &HOST, "/settle", &ENVELOPE)
        .auth(Auth::new(&APP_TOKEN))
        .safe()
        .outcome("thing.read");
/// An endpoint that requires a token and exists in the sandbox. Its calls may be repeated.
pub static READ: Endpoint = Endpoint::new("thing.read", Method::GET, &HOST, "/read", &ENVELOPE)
    .auth(Auth::new(&APP_TOKEN))
    .safe()
    .sandbox();
/// An endpoint that requires the user's token in the query.
pub static PROFILE: Endpoint =
    Endpoint::new("thing.profile", Method::GET, &HOST, "/profile", &ENVELOPE)
        .auth(Auth::new(&USER_TOKEN))
        .safe();
/// An endpoint that requires a signature and has a query parameter that the client fills in.
pub static STORE: Endpoint =
    Endpoint::new("thing.store", Method::POST, &HOST, "/store/{id}", &ENVELOPE)
        .signature(&SESSION)
        .fill(&[Fill::new(
            Place::Query,
            "sig_method",
            FillSource::Constant("hmac_sha256"),
        )])
        .sandbox();
/// An endpoint that returns an image.
pub static IMAGE: Endpoint = Endpoint::new("thing.image", Method::POST, &HOST, "/image", &ENVELOPE)
    .binary()
    .safe();

pub static CODES: &[ErrorCode] = &[
    ErrorCode::new(
        ErrorClass::TokenInvalid,
        Some("main"),
        None,
        None,
        &[40],
        &[11002],
    ),
    ErrorCode::new(ErrorClass::Busy, None, None, None, &[-1], &[]),
    ErrorCode::new(ErrorClass::RateLimited, None, None, None, &[60003], &[]),
    ErrorCode::new(ErrorClass::Throttled, None, None, None, &[60004], &[]),
    ErrorCode::new(ErrorClass::ParameterInvalid, None, None, None, &[70], &[]),
    ErrorCode::new(ErrorClass::Busy, None, None, None, &[70], &[]).messages(&["busy"]),
    ErrorCode::new(
        ErrorClass::Configuration,
        None,
        None,
        Some("token.issue"),
        &[40017],
        &[],
    ),
];

/// A request that can be sent to any of these endpoints, because they all have the same fields.
#[derive(Clone)]
pub struct Thing {
    pub endpoint: &'static Endpoint,
    pub id: Option<String>,
    pub name: Option<String>,
    pub secret: Option<String>,
    pub session_key: Option<String>,
    pub header: Option<String>,
}

impl Thing {
    pub fn new(endpoint: &'static Endpoint) -> Self {
        Self {
            endpoint,
            id: None,
            name: None,
            secret: None,
            session_key: None,
            header: None,
        }
    }
}

/// The payload returned by these endpoints.
#[derive(Clone, Default, PartialEq)]
pub struct Given {
    pub name: String,
    pub secret: String,
}

impl Structure for Thing {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.place(Place::Path);
        fields.field("id", &mut self.id);
        fields.place(Place::Header);
        fields.field("x-thing", &mut self.header);
        fields.place(if self.endpoint.method == Method::GET {
            Place::Query
        } else {
            Place::Body
        });
        fields.field("name", &mut self.name);
        fields.secret().field("secret", &mut self.secret);
        fields.place(Place::Local);
        fields.secret().field("session_key", &mut self.session_key);
    }
}

impl bytedance::Request for Thing {
    type Response = Given;

    fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    fn response(raw: &Raw) -> Result<Given, Error> {
        raw.payload(wire::read::value)
    }
}

impl Structure for Given {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("name", &mut self.name);
        fields.secret().field("secret", &mut self.secret);
    }
}

impl std::fmt::Debug for Given {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        wire::debug("Given", &mut self.clone(), formatter)
    }
}

impl std::fmt::Debug for Thing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        wire::debug("Thing", &mut self.clone(), formatter)
    }
}

/// Returns a builder for a client that uses this transport.
pub fn builder(transport: &Arc<MemoryTransport>) -> ClientBuilder {
    Client::builder(APP_ID, APP_SECRET)
        .transport(transport.clone())
        .error_codes(CODES)
}

/// Creates a platform that issues the tokens `token-1`, `token-2` and so on. It responds to all other requests with `answer`.
pub fn platform(
    answer: impl Fn(&HttpRequest) -> Result<HttpResponse, TransportError> + Send + Sync + 'static,
) -> Arc<MemoryTransport> {
    let issued = AtomicUsize::new(0);
    Arc::new(MemoryTransport::new(move |request| {
        match request.url.path() {
            path if path.ends_with("token") => Ok(token(
                &request,
                issued.fetch_add(1, Ordering::SeqCst) + 1,
                7200,
            )),
            _ => answer(&request),
        }
    }))
}

pub fn token(request: &HttpRequest, number: usize, life: u64) -> HttpResponse {
    HttpResponse::json(
        request,
        format!(r#"{{"err_no":0,"data":{{"access_token":"token-{number}","expires_in":{life}}}}}"#),
    )
}

pub fn success(request: &HttpRequest) -> Result<HttpResponse, TransportError> {
    Ok(HttpResponse::json(
        request,
        r#"{"err_no":0,"log_id":"log-1","data":{"name":"given"}}"#,
    ))
}

pub fn failure(request: &HttpRequest, code: i64) -> Result<HttpResponse, TransportError> {
    Ok(HttpResponse::json(
        request,
        format!(r#"{{"err_no":{code},"err_tips":"refused","log_id":"log-2"}}"#),
    ))
}

pub fn status(request: &HttpRequest, status: u16) -> Result<HttpResponse, TransportError> {
    Ok(HttpResponse::new(
        request,
        StatusCode::from_u16(status).unwrap(),
    ))
}

pub fn broken(kind: TransportErrorKind) -> Result<HttpResponse, TransportError> {
    Err(TransportError::new(kind))
}

pub fn header(name: &'static str, value: &'static str) -> (HeaderName, HeaderValue) {
    (
        HeaderName::from_static(name),
        HeaderValue::from_static(value),
    )
}

/// Returns the paths that were requested, in order.
pub fn paths(transport: &MemoryTransport) -> Vec<String> {
    transport
        .requests()
        .iter()
        .map(|request| request.url.path().to_owned())
        .collect()
}

/// Returns how many times a path was requested.
pub fn count(transport: &MemoryTransport, path: &str) -> usize {
    paths(transport)
        .iter()
        .filter(|asked| *asked == path)
        .count()
}

/// Returns the token sent in a request.
pub fn token_of(request: &HttpRequest) -> String {
    request.headers["access-token"].to_str().unwrap().to_owned()
}

/// A platform whose token issuer is slow and can fail.
pub struct SlowIssuer {
    fetches: AtomicUsize,
    failing: AtomicBool,
    life: u64,
    delay: Duration,
}

pub fn issuer(life: u64) -> (Arc<SlowIssuer>, Arc<MemoryTransport>) {
    slow_issuer(life, Duration::from_millis(100))
}

pub fn slow_issuer(life: u64, delay: Duration) -> (Arc<SlowIssuer>, Arc<MemoryTransport>) {
    let issuer = Arc::new(SlowIssuer {
        fetches: AtomicUsize::new(0),
        failing: AtomicBool::new(false),
        life,
        delay,
    });
    let shared = issuer.clone();
    let transport = MemoryTransport::later(move |request| {
        let issuer = shared.clone();
        async move {
            if request.url.path() != "/token" {
                return success(&request);
            }
            let number = issuer.fetches.fetch_add(1, Ordering::SeqCst) + 1;
            sleep(issuer.delay).await;
            if issuer.failing.load(Ordering::SeqCst) {
                return failure(&request, 40017);
            }
            Ok(token(&request, number, issuer.life))
        }
    });
    (issuer, Arc::new(transport))
}

impl SlowIssuer {
    pub fn fetches(&self) -> usize {
        self.fetches.load(Ordering::SeqCst)
    }

    pub fn fail(&self, failing: bool) {
        self.failing.store(failing, Ordering::SeqCst);
    }
}

pub async fn token_text(client: &Client) -> String {
    client.token(&APP_TOKEN).await.unwrap().expose().to_owned()
}

/// Checks how an error is printed: `{:?}` is one line that consists of the texts of the error and its sources, and no text says again what a
/// text before it says. `{:#?}` prints the fields.
pub fn check_texts(error: &(impl std::error::Error + 'static)) {
    let mut texts = vec![error.to_string()];
    let mut source = error.source();
    while let Some(cause) = source {
        let text = cause.to_string();
        for before in &texts {
            assert!(!before.contains(&text), "{before:?} contains {text:?}");
        }
        texts.push(text);
        source = cause.source();
    }
    let line = format!("{error:?}");
    assert_eq!(line, texts.join(": "));
    assert!(!line.contains('\n'), "{line}");
    let fields = format!("{error:#?}");
    assert!(fields.contains(" {\n"), "{fields}");
}
