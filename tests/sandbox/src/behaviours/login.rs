//! Login: a code that can be used once becomes a user with a session.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::sync::Mutex;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::answer::Answer;
use crate::call::Call;
use crate::credential::Caller;
use crate::lock;
use crate::platform::Platform;
use crate::refusal::Refusal;

/// How many used codes and how many sessions are kept. The oldest are forgotten, so that a benchmark does not fill the memory.
const MOST_KEPT: usize = 100_000;

/// A user's session, as the sandbox platform issued it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Session {
    /// Id of the user in the application.
    pub openid: String,
    /// Key of the session, 16 bytes in base64.
    pub session_key: String,
    /// Id of the user across applications.
    pub unionid: String,
}

impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Session")
            .field("openid", &self.openid)
            .field("unionid", &self.unionid)
            .finish_non_exhaustive()
    }
}

/// Which codes are taken.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Strictness {
    /// Only codes that the sandbox platform has issued.
    pub(crate) only_issued: bool,
    /// A code can be used any number of times.
    pub(crate) reusable: bool,
}

/// Codes and sessions.
#[derive(Debug)]
pub(crate) struct Sessions {
    strictness: Strictness,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Codes that were issued and not yet used, with the user they stand for.
    issued: HashMap<String, Option<String>>,
    used: HashSet<String>,
    used_order: VecDeque<String>,
    sessions: HashMap<String, Session>,
    session_order: VecDeque<String>,
    count: u64,
}

impl Sessions {
    pub(crate) fn new(strictness: Strictness) -> Self {
        Self {
            strictness,
            state: Mutex::default(),
        }
    }

    /// Issues a code, for a given user or for a new one.
    pub(crate) fn issue_code(&self, openid: Option<&str>) -> String {
        let mut state = lock(&self.state);
        state.count += 1;
        let code = format!("sandbox-code-{}", state.count);
        state.issued.insert(code.clone(), openid.map(str::to_owned));
        code
    }

    /// The session of a user.
    pub(crate) fn session(&self, openid: &str) -> Option<Session> {
        lock(&self.state).sessions.get(openid).cloned()
    }

    /// Takes codes, all of them or none; the answer is the users that they were issued for, or which code is no good.
    pub(crate) fn take<'c>(&self, codes: &[&'c str]) -> Result<Vec<Option<String>>, &'c str> {
        let mut state = lock(&self.state);
        for code in codes {
            let known = state.issued.contains_key(*code);
            let free = !self.strictness.only_issued && !code.starts_with("bad");
            if state.used.contains(*code) || !(known || free) {
                return Err(code);
            }
        }
        let mut users = Vec::with_capacity(codes.len());
        for code in codes {
            if self.strictness.reusable {
                users.push(state.issued.get(*code).cloned().flatten());
            } else {
                users.push(state.issued.remove(*code).flatten());
                state.use_up(code);
            }
        }
        Ok(users)
    }

    fn keep(&self, session: Session) {
        let mut state = lock(&self.state);
        let openid = session.openid.clone();
        if state.sessions.insert(openid.clone(), session).is_none() {
            state.session_order.push_back(openid);
            if state.session_order.len() > MOST_KEPT
                && let Some(oldest) = state.session_order.pop_front()
            {
                state.sessions.remove(&oldest);
            }
        }
    }
}

impl State {
    fn use_up(&mut self, code: &str) {
        self.used.insert(code.to_owned());
        self.used_order.push_back(code.to_owned());
        if self.used_order.len() > MOST_KEPT
            && let Some(oldest) = self.used_order.pop_front()
        {
            self.used.remove(&oldest);
        }
    }
}

/// A text that follows from these and cannot be told apart from a random one.
pub(crate) fn derived(purpose: &str, parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(purpose);
    for part in parts {
        // A zero byte between the parts, so that ("ab", "c") differs from ("a", "bc").
        hash.update([0]);
        hash.update(part);
    }
    hash.finalize().into()
}

/// An id that follows from these.
pub(super) fn derived_id(purpose: &str, parts: &[&str]) -> String {
    let digest = hex::encode(derived(purpose, parts));
    format!("{purpose}-{}", &digest[..24])
}

/// `code` gives openid, unionid and session_key, `anonymous_code` gives anonymous_openid; each is answered where its code was given.
pub(super) fn log_in(
    platform: &Platform,
    call: &Call<'_>,
    caller: &Caller,
) -> Result<Answer, Refusal> {
    let code = call.text("code");
    let anonymous_code = call.text("anonymous_code");
    let codes: Vec<&str> = [code, anonymous_code].into_iter().flatten().collect();
    let mut users = platform
        .sessions
        .take(&codes)
        .map_err(|refused| match code {
            Some(code) if code == refused => {
                Refusal::code_invalid("the code is wrong or was used before")
            }
            _ => Refusal::anonymous_code_invalid("the anonymous_code is wrong or was used before"),
        })?
        .into_iter();

    let mut fields: Vec<(&str, Value)> = Vec::with_capacity(4);
    if let Some(code) = code {
        let openid = users
            .next()
            .flatten()
            .unwrap_or_else(|| derived_id("openid", &[caller.app(), code]));
        let session = Session {
            session_key: STANDARD.encode(&derived("session_key", &[caller.app(), code])[..16]),
            unionid: derived_id("unionid", &[&openid]),
            openid,
        };
        fields.push(("openid", session.openid.clone().into()));
        fields.push(("session_key", session.session_key.clone().into()));
        fields.push(("unionid", session.unionid.clone().into()));
        platform.sessions.keep(session);
    }
    if let Some(code) = anonymous_code {
        let anonymous_openid = users
            .next()
            .flatten()
            .unwrap_or_else(|| derived_id("anonymous_openid", &[caller.app(), code]));
        fields.push(("anonymous_openid", anonymous_openid.into()));
    }
    Ok(super::payload(call.endpoint, &fields))
}
