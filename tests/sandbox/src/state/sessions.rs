//! Codes of a login and other codes that can be used once, and the sessions of users.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::sync::Mutex;

use crate::sync::lock;

/// How many used codes and how many sessions are stored. The oldest are forgotten, so that a benchmark does not fill the memory.
const MAX_STORED: usize = 100_000;

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

/// Which codes are accepted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CodePolicy {
    /// Only codes that the sandbox platform has issued.
    pub(crate) only_issued: bool,
    /// A code can be used any number of times.
    pub(crate) reusable: bool,
}

/// Codes and sessions.
#[derive(Debug)]
pub(crate) struct Sessions {
    policy: CodePolicy,
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
    pub(crate) fn new(policy: CodePolicy) -> Self {
        Self {
            policy,
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

    /// Redeems codes, all of them or none. Returns the users that they were issued for, or the code that is refused.
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
