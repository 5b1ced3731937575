//! An in-memory platform. It has tickets, component tokens, authorization codes, and pairs of tokens whose refresh tokens work only once.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use bytedance::transport::{HttpRequest, HttpResponse, MemoryTransport};
use bytedance::{Client, ClientBuilder};
use serde_json::{Value, json};

pub const COMPONENT: &str = "tt_component";
pub const SECRET: &str = "marker-secret";
pub const APP: &str = "tt_merchant";

/// The state of the platform.
#[derive(Default)]
pub struct State {
    pub authorized: HashSet<String>,
    /// Maps each code to the app that it was issued for.
    codes: HashMap<String, String>,
    /// Maps each refresh token to the app and version that it was issued for.
    refresh: HashMap<String, (String, u8)>,
    /// The token that is valid for each app and version.
    tokens: HashMap<(String, u8), String>,
    component_tokens: Vec<String>,
    count: usize,
    /// The number of calls made to each path.
    calls: HashMap<String, usize>,
    /// How many of the next responses from the token endpoint are lost. The platform still processes the requests.
    pub lose: usize,
    pub slow: Duration,
}

impl State {
    fn name(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("marker-{kind}-{}", self.count)
    }

    pub fn code(&mut self, app: &str) -> String {
        self.authorized.insert(app.to_owned());
        let code = self.name("code");
        self.codes.insert(code.clone(), app.to_owned());
        code
    }

    pub fn calls(&self, path: &str) -> usize {
        self.calls.get(path).copied().unwrap_or(0)
    }

    /// Makes the tokens of all apps unknown.
    pub fn revoke(&mut self) {
        self.tokens.clear();
    }

    pub fn forget_refresh_tokens(&mut self) {
        self.refresh.clear();
    }

    pub fn forget_component_tokens(&mut self) {
        self.component_tokens.clear();
    }

    fn pair(&mut self, app: &str, version: u8) -> Value {
        self.refresh
            .retain(|_, (of, with)| of != app || *with != version);
        let (access, refresh) = (self.name("access"), self.name("refresh"));
        self.tokens
            .insert((app.to_owned(), version), access.clone());
        self.refresh
            .insert(refresh.clone(), (app.to_owned(), version));
        json!({
            "authorizer_access_token": access, "expires_in": 7200,
            "authorizer_refresh_token": refresh, "refresh_expires_in": 2_592_000,
            "authorizer_appid": app, "authorize_permission": [{ "id": 1, "category": "x", "description": "" }],
        })
    }

    fn loses(&mut self, request: &HttpRequest) -> bool {
        let loses = self.lose > 0 && request.url.path().contains("get_auth_token");
        self.lose -= usize::from(loses);
        loses
    }

    fn answer(&mut self, request: &HttpRequest) -> Value {
        let path = request.url.path().trim_end_matches('/').to_owned();
        *self.calls.entry(path.clone()).or_default() += 1;
        let mut given: HashMap<String, String> = request.url.query_pairs().into_owned().collect();
        if let Ok(Value::Object(body)) = serde_json::from_slice(&request.body) {
            given.extend(body.into_iter().map(|(name, value)| {
                (
                    name,
                    value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned),
                )
            }));
        }
        let header = request.headers.get("access-token");
        let header = header.and_then(|value| value.to_str().ok()).unwrap_or("");
        let get = |name: &str| given.get(name).cloned().unwrap_or_default();
        // The platform's error messages repeat the entire request.
        let sent = format!("refused {given:?} {header}");
        let refuse =
            |code: i64| json!({ "err_no": code, "errno": code, "err_msg": sent, "message": sent });
        let (version, component_token) = match request.url.host_str() {
            Some("open.douyin.com") => (2, header.to_owned()),
            _ => (1, get("component_access_token")),
        };
        let wrap = |payload: Value| {
            if version == 2 {
                json!({ "err_no": 0, "log_id": "log-1", "data": payload })
            } else {
                payload
            }
        };
        match path.as_str() {
            "/openapi/v2/auth/tp/token" | "/openapi/v1/auth/tp/token" => {
                assert_eq!(get("component_appid"), COMPONENT);
                assert_eq!(get("component_appsecret"), SECRET);
                assert!(get("component_ticket").starts_with("marker-ticket"));
                let token = self.name(&format!("component{version}"));
                self.component_tokens.push(token.clone());
                json!({ "component_access_token": token, "expires_in": 7200 })
            }
            "/api/tpapp/v2/auth/get_auth_token" | "/openapi/v1/oauth/token" => {
                if !self.component_tokens.contains(&component_token) {
                    return refuse(if version == 2 { 28_001_003 } else { 40_010 });
                }
                let app = match get("grant_type").as_str() {
                    "app_to_tp_authorization_code" => self.codes.remove(&get("authorization_code")),
                    _ => {
                        let used = self.refresh.remove(&get("authorizer_refresh_token"));
                        used.filter(|(_, of)| *of == version).map(|(app, _)| app)
                    }
                };
                match app {
                    Some(app) => wrap(self.pair(&app, version)),
                    None => refuse(40_021),
                }
            }
            "/api/tpapp/v2/auth/retrieve_auth_code" | "/openapi/v1/auth/retrieve" => {
                let app = get("authorization_appid");
                if !self.authorized.contains(&app) {
                    return refuse(40_022);
                }
                wrap(json!({ "authorization_code": self.code(&app), "expires_in": 3600 }))
            }
            "/oauth/client_token" => {
                let stand_in = self.tokens.get(&(get("client_key"), 1));
                assert_eq!(stand_in, Some(&get("client_secret")));
                json!({ "data": { "access_token": format!("client of {}", get("client_key")), "expires_in": 7200, "error_code": 0 } })
            }
            _ => {
                let version = u8::from(given.contains_key("version_2")) + 1;
                let token = [header, &get("authorizer_access_token")].concat();
                let live = self.tokens.values().any(|live| *live == token);
                let of_version = self
                    .tokens
                    .iter()
                    .any(|((_, of), live)| *of == version && *live == token);
                if !live || !of_version {
                    let is_open = request.url.host_str() == Some("open.douyin.com");
                    return refuse(if is_open { 28_001_008 } else { 40_020 });
                }
                json!({ "err_no": 0, "data": { "appid": get("appid"), "component_appid": get("component_appid") } })
            }
        }
    }
}

/// A handle to the platform.
#[derive(Clone, Default)]
pub struct Platform(Arc<Mutex<State>>);

impl Platform {
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub fn transport(&self) -> Arc<MemoryTransport> {
        let platform = self.clone();
        Arc::new(MemoryTransport::later(move |request| {
            let platform = platform.clone();
            async move {
                let slow = platform.state().slow;
                tokio::time::sleep(slow).await;
                let answer = platform.state().answer(&request);
                if platform.state().loses(&request) {
                    std::future::pending::<()>().await;
                }
                Ok(HttpResponse::json(&request, answer))
            }
        }))
    }

    pub fn builder(&self) -> ClientBuilder {
        Client::builder(COMPONENT, SECRET).transport(self.transport())
    }
}
