//! The locks that protect a token's files.
//!
//! The process that refreshes a token holds a lock on the token's `.lock` file. Like the Python package, it uses flock(2). The operating
//! system releases the lock when the process ends. The file contains the fencing number of the latest lease and, while that lease is held,
//! the time at which it was acquired. If that was too long ago, another process takes over by replacing the `.lock` file with a new one
//! that contains a higher fencing number.
//!
//! A token file is replaced only while the `.guard` file is locked, and only by a process whose own `.lock` file is still in place. A late
//! holder therefore notices that it has lost the lock. Taking over also requires the guard, so no process can take over between this check
//! and the replacement of the token file.

use std::fs::{File, Metadata};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use fs4::{FileExt, TryLockError};
use tracing::{debug, warn};

use super::explain::{explain, not_a_file_error};
use super::layout::{self, Paths, with_suffix};
use super::write::{create_new, make_folder, private_options};
use crate::tokens::store::StoreError;

/// How long to wait for the guard. Normally, it is held only briefly.
const GUARD_WAIT: Duration = Duration::from_secs(2);
const GUARD_PAUSE: Duration = Duration::from_millis(2);

/// The length of a lock file's content, in bytes. It is constant so that the file can be updated even if the disk is full.
const MARK: usize = 48;

/// A lock that is held until this value is dropped.
pub(super) struct HeldLock {
    file: File,
    path: PathBuf,
    fence: u64,
}

/// The result of an attempt to acquire a lock.
pub(super) enum Attempt {
    Held(HeldLock),
    Busy,
}

/// The content of a lock file.
#[derive(Default)]
struct Mark {
    fence: u64,
    /// The Unix time in seconds at which the lease was acquired, or zero if it is not held.
    since: u64,
}

impl HeldLock {
    pub(super) fn fence(&self) -> u64 {
        self.fence
    }

    /// Returns `true` if this lock file is still in place, so no other process has taken over.
    pub(super) fn is_current(&self) -> Result<bool, StoreError> {
        is_at(&self.file, &self.path).map_err(|error| explain("inspect", &self.path, error))
    }

    /// Records in the lock file that the lease has been released.
    pub(super) fn note_release(&self) {
        self.note(0);
    }

    fn note(&self, since: u64) {
        let mark = format!("{} {since}", self.fence);
        let mark = format!("{mark:<width$}\n", width = MARK - 1);
        let written = (&self.file)
            .seek(SeekFrom::Start(0))
            .and_then(|_| (&self.file).write_all(mark.as_bytes()));
        if let Err(error) = written {
            // The lock is held anyway, but other processes cannot take it over if this process hangs.
            debug!(path = %self.path.display(), %error, "could not record the lease in its lock file");
        }
    }
}

/// Acquires the lock if it is free, or takes it over if its holder has had it for longer than `lease_life`.
pub(super) fn try_acquire(paths: &Paths, lease_life: Duration) -> Result<Attempt, StoreError> {
    make_folder(&paths.lock)?;
    let file = open(&paths.lock)?;
    let locked = try_lock(&file).map_err(|error| explain("lock", &paths.lock, error))?;
    if !locked {
        return take_over(paths, &file, lease_life);
    }
    let current =
        is_at(&file, &paths.lock).map_err(|error| explain("inspect", &paths.lock, error))?;
    if !current {
        return Ok(Attempt::Busy); // the file was replaced after it was opened
    }
    let last = read_mark(&file).fence;
    Ok(Attempt::Held(hold(paths, file, last)))
}

fn hold(paths: &Paths, file: File, last: u64) -> HeldLock {
    let held = HeldLock {
        file,
        path: paths.lock.clone(),
        // Also consider the fencing number in the token file, because the lock file may have been deleted.
        fence: last.max(layout::read_fence(&paths.token)).saturating_add(1),
    };
    held.note(now());
    held
}

/// Takes over a lock whose holder has had it for too long, by replacing the lock file.
fn take_over(paths: &Paths, file: &File, lease_life: Duration) -> Result<Attempt, StoreError> {
    let failed = |error| explain("replace", &paths.lock, error);
    if cfg!(not(unix)) || !is_stale(&read_mark(file), lease_life) {
        return Ok(Attempt::Busy);
    }
    let guard = open(&paths.guard)?;
    if !try_lock(&guard).map_err(|error| explain("lock", &paths.guard, error))? {
        return Ok(Attempt::Busy);
    }
    // While this process holds the guard, no other process can take over, but one may have done so just before.
    let last = read_mark(file);
    if !is_stale(&last, lease_life) || !is_at(file, &paths.lock).map_err(failed)? {
        return Ok(Attempt::Busy);
    }
    let new = with_suffix(&paths.lock, ".new");
    let fresh = create_new(&new).map_err(failed)?;
    if !try_lock(&fresh).map_err(failed)? {
        return Ok(Attempt::Busy);
    }
    let held = hold(paths, fresh, last.fence);
    std::fs::rename(&new, &paths.lock).map_err(failed)?;
    warn!(path = %paths.lock.display(), "another process has been refreshing a token for too long; taking over its lock");
    Ok(Attempt::Held(held))
}

/// Acquires the guard. It is held until the returned file is dropped.
pub(super) fn acquire_guard(paths: &Paths) -> Result<File, StoreError> {
    let file = open(&paths.guard)?;
    let started = Instant::now();
    while !try_lock(&file).map_err(|error| explain("lock", &paths.guard, error))? {
        if started.elapsed() > GUARD_WAIT {
            return Err(StoreError::new(format!(
                "another process has locked {} for too long: look for a process that is suspended while writing a token, and end it",
                paths.guard.display()
            )));
        }
        std::thread::sleep(GUARD_PAUSE);
    }
    Ok(file)
}

fn open(path: &std::path::Path) -> Result<File, StoreError> {
    // Opening a named pipe would block until its other end is opened.
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(not_a_file_error(path));
    }
    let mut options = private_options();
    options.read(true).write(true).create(true).truncate(false);
    options
        .open(path)
        .map_err(|error| explain("open", path, error))
}

fn try_lock(file: &File) -> std::io::Result<bool> {
    match FileExt::try_lock(file) {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Returns `true` if a path refers to this open file.
fn is_at(file: &File, path: &std::path::Path) -> std::io::Result<bool> {
    match std::fs::metadata(path) {
        Ok(found) => Ok(is_same_file(&file.metadata()?, &found)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn is_same_file(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.dev() == other.dev() && one.ino() == other.ino()
}

/// Lock files are never replaced on this system, so an existing path always refers to the same file.
#[cfg(not(unix))]
fn is_same_file(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Reads the mark in a lock file. Returns an empty mark if the file is new, was written by the Python package, or is damaged.
fn read_mark(mut file: &File) -> Mark {
    let mut text = [0; MARK];
    let read = file
        .seek(SeekFrom::Start(0))
        .and_then(|_| file.read(&mut text));
    let text = text.get(..read.unwrap_or(0)).unwrap_or_default();
    let mut numbers = std::str::from_utf8(text)
        .unwrap_or_default()
        .split_whitespace()
        .map_while(|number| number.parse().ok());
    Mark {
        fence: numbers.next().unwrap_or(0),
        since: numbers.next().unwrap_or(0),
    }
}

fn is_stale(mark: &Mark, lease_life: Duration) -> bool {
    mark.since > 0 && now().saturating_sub(mark.since) > lease_life.as_secs()
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs()
}
