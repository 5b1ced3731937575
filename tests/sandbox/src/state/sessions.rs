//! User sessions, and single-use codes such as login codes.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::sync::Mutex;

use crate::sync::lock;

/// The maximum number of stored sessions, and of stored used codes. Beyond this limit, the oldest are dropped so that a long benchmark does
/// not exhaust the memory.
const MAX_STORED: usize = 100_000;

/// A user's session, as issued by the sandbox platform.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Session {
    /// The user's id within the application.
    pub openid: String,
    /// The session key: 16 bytes, encoded in base64.
    pub session_key: String,
    /// The user's id across applications.
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

/// The rules for accepting codes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CodePolicy {
    /// Accept only codes that the sandbox platform has issued.
    pub(crate) only_issued: bool,
    /// Accept a code any number of times.
    pub(crate) reusable: bool,
}

/// The codes and sessions of all users.
#[derive(Debug)]
pub(crate) struct Sessions {
    policy: CodePolicy,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Codes that have been issued but not used yet, each with the user that it was issued for. `None` means a new user.
    issued: HashMap<String, Option<String>>,
    used: HashSet<String>,
    used_order: VecDeque<String>,
    sessions: HashMap<String, Session>,
    session_order: VecDeque<String>,
    count: u64,
}

impl Sessions {
    pub(crate) fn new(policy: CodePolicy) -> Self {
        Self {
            policy,
            state: Mutex::default(),
        }
    }

    /// Issues a code for the given user, or for a new user if `openid` is `None`.
    pub(crate) fn issue_code(&self, openid: Option<&str>) -> String {
        let mut state = lock(&self.state);
        state.count += 1;
        let code = format!("sandbox-code-{}", state.count);
        state.issued.insert(code.clone(), openid.map(str::to_owned));
        code
    }

    /// Returns the session of a user.
    pub(crate) fn session(&self, openid: &str) -> Option<Session> {
        lock(&self.state).sessions.get(openid).cloned()
    }

    /// Redeems either all codes or none. Returns the user that each code was issued for. The error is the first code that was refused.
    pub(crate) fn redeem_codes<'c>(
        &self,
        codes: &[&'c str],
    ) -> Result<Vec<Option<String>>, &'c str> {
        let mut state = lock(&self.state);
        for code in codes {
            let known = state.issued.contains_key(*code);
            let free = !self.policy.only_issued && !code.starts_with("bad");
            if state.used.contains(*code) || !(known || free) {
                return Err(code);
            }
        }
        let mut users = Vec::with_capacity(codes.len());
        for code in codes {
            if self.policy.reusable {
                users.push(state.issued.get(*code).cloned().flatten());
            } else {
                users.push(state.issued.remove(*code).flatten());
                state.mark_used(code);
            }
        }
        Ok(users)
    }

    pub(crate) fn store_session(&self, session: Session) {
        let mut state = lock(&self.state);
        let openid = session.openid.clone();
        if state.sessions.insert(openid.clone(), session).is_none() {
            state.session_order.push_back(openid);
            if state.session_order.len() > MAX_STORED
                && let Some(oldest) = state.session_order.pop_front()
            {
                state.sessions.remove(&oldest);
            }
        }
    }
}

impl State {
    fn mark_used(&mut self, code: &str) {
        self.used.insert(code.to_owned());
        self.used_order.push_back(code.to_owned());
        if self.used_order.len() > MAX_STORED
            && let Some(oldest) = self.used_order.pop_front()
        {
            self.used.remove(&oldest);
        }
    }
}
